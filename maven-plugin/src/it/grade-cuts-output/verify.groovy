import io.github.primeskata.it.Outcome

def outcome = Outcome.of(basedir.toPath())
outcome.expectTidy()

assert outcome.exercise('e010').verdict == 'OUTPUT_LIMIT'
assert outcome.failure('e010').location == 'PrimeChecker.java:9'
assert outcome.exercise('e110').verdict == 'PASS'

// The beginning is shown, the flood is not, and the learner's text cannot steer the terminal.
def printed = outcome.printed()
assert printed.contains('1: looking at 1')
assert !printed.contains('100: looking at 1')
assert !printed.contains('\u001b')
