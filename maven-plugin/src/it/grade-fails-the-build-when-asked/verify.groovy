import io.github.primeskata.it.Outcome

def outcome = Outcome.of(basedir.toPath())
outcome.expectTidy()

// The result is saved before the build fails.
assert outcome.exercise('e010').verdict == 'NOT_STARTED'
assert outcome.exercise('e110').verdict == 'WRONG'

def log = new File(basedir, 'build.log').text
assert log.contains('1 exercise is not as -Dprimes.failOn=failure asks')
assert log.contains('2 exercises are not as -Dprimes.failOn=incomplete asks')
