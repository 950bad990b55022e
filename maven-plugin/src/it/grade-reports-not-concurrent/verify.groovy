import io.github.primeskata.it.Outcome

def outcome = Outcome.of(basedir.toPath())
outcome.expectTidy()

assert outcome.exercise('e410').verdict == 'NOT_CONCURRENT'
def failure = outcome.failure('e410')
assert failure.clause == 'C3'
assert failure.observed.startsWith('1 of 2 callers inside')
assert failure.location.startsWith('ThreadsRunner.java:')
assert outcome.printed().contains('FAILS (NOT_CONCURRENT)')
