import io.github.primeskata.it.Outcome

def outcome = Outcome.of(basedir.toPath())
outcome.expectTidy()

assert outcome.exercise('e010').verdictDetail == 'FORBIDDEN_API(Runtime.halt)'
assert outcome.failure('e010').location == 'PrimeChecker.java:9'

// Exit code 0 is that of a run in which all went well.
assert outcome.exercise('e110').verdictDetail == 'EXITED(0)'
assert outcome.exercise('e110').points < outcome.exercise('e110').max
assert outcome.failure('e110').check == 'every_number_is_tested_exactly_once'

assert outcome.exercise('e410').verdict == 'PASS'
