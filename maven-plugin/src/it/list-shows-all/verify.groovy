import io.github.primeskata.it.Outcome

def printed = Outcome.of(basedir.toPath()).printed()

assert (printed =~ /(?m)^  (e\d\d0)  \S.*  \d+  .*  -$/).collect { it[1] } == ['e010', 'e110', 'e410']
assert printed =~ /3 exercises, about \d+ h \d+ min/
assert printed.contains('next   mvn primes:grade -Dexercise=e010')
