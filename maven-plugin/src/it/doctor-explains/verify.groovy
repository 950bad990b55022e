import io.github.primeskata.it.Outcome

def printed = Outcome.of(basedir.toPath()).printed()

assert printed =~ /(?m)^  ok    Maven     \d\S* on Java \d/
assert printed =~ /(?m)^  ok    JDK       25\S* in \S+ \(.+\)$/
assert printed =~ /(?m)^  ok    kata      \S+doctor-explains$/
assert printed =~ /(?m)^  ok    results   target\/primes$/
assert printed =~ /JDKs were looked for in\n(    \S.*: .*\n)+/

assert printed =~ /(?m)^  MEND  JDK       none is Java 25 or newer\n +next +install a JDK 25/
