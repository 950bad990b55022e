import io.github.primeskata.it.Outcome

def outcome = Outcome.of(basedir.toPath())
outcome.expectTidy()

def e010 = outcome.exercise('e010')
assert e010.verdictDetail == 'TIMEOUT(busy)'
assert e010.points <= e010.max.intdiv(2)
assert outcome.failure('e010').location in ['PrimeChecker.java:10', 'PrimeChecker.java:11']
assert outcome.printed().contains('FAILS (TIMEOUT(busy))')

assert outcome.exercise('e110').verdict == 'PASS'
assert outcome.exercise('e110').points == outcome.exercise('e110').max
