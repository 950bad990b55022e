import io.github.primeskata.it.Outcome

def outcome = Outcome.of(basedir.toPath())
outcome.expectTidy()

assert outcome.exercise('e010').verdictDetail == 'OUT_OF_MEMORY(heap)'
assert outcome.failure('e010').location == 'PrimeChecker.java:14'
assert outcome.exercise('e110').verdict == 'PASS'
