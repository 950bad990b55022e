import io.github.primeskata.it.Outcome

def outcome = Outcome.of(basedir.toPath())
outcome.expectTidy()

assert outcome.exercise('e010').verdictDetail == 'EXCEPTION(StackOverflowError)'
assert outcome.failure('e010').location == 'PrimeChecker.java:8'
assert outcome.exercise('e110').verdict == 'PASS'
