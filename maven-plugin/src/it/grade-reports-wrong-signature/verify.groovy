import io.github.primeskata.it.Outcome

def outcome = Outcome.of(basedir.toPath())
outcome.expectTidy()

assert outcome.exercise('e010').verdict == 'CONTRACT_MISSING'
def failure = outcome.failure('e010')
assert failure.observed.contains('isPrime(long)')
assert failure.observed.contains('isPrime(int)')
assert failure.location in ['PrimeChecker.java:7', 'PrimeChecker.java:8']
assert outcome.exercise('e110').verdict == 'PASS'
