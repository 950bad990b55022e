import io.github.primeskata.it.Outcome

def printed = Outcome.of(basedir.toPath()).printed()
def rows = (printed =~ /(?m)^  (e\d\d0)  \S.*  \d+  .*  -$/).collect { it[1] }

// The whole course, then the plan in its own order.
assert rows == ['e010', 'e110', 'e410'] + ['e110', 'e010']
assert printed =~ /3 exercises, about \d+ h \d+ min/
assert printed =~ /(?s)3 exercises.*next   mvn primes:grade -Dexercise=e010.*2 exercises.*next   mvn primes:grade -Dexercise=e110/
assert printed.contains('-Dprimes.plan=shrt is no plan of docs/workshop/timetables.md; there are short')
assert printed.contains('e410 is not in the plan short, which has e110 e010')
