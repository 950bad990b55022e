import io.github.primeskata.it.Outcome

def outcome = Outcome.of(basedir.toPath())
outcome.expectTidy()

assert outcome.exercise('e010').verdict == 'COMPILE_ERROR'
def failure = outcome.failure('e010')
assert failure.location == 'PrimeChecker.java:8'
assert failure.observed.contains("';' expected")
assert outcome.printed().contains('FAILS (COMPILE_ERROR)')
assert outcome.exercise('e110').verdict == 'PASS'
