import io.github.primeskata.it.Outcome

def outcome = Outcome.of(basedir.toPath())
outcome.expectTidy()

assert outcome.exercise('e010').verdictDetail == 'FORBIDDEN_API(System.exit)'
assert outcome.failure('e010').location == 'PrimeChecker.java:9'
assert outcome.exercise('e010').points == 0

assert outcome.exercise('e110').verdictDetail == 'EXITED(7)'
assert outcome.failure('e110').location in ['SyncTaskRunner.java:15', 'SyncTaskRunner.java:16', 'SyncTaskRunner.java:17']
assert outcome.failure('e110').check == 'every_number_is_tested_exactly_once'

assert outcome.exercise('e410').verdict == 'PASS'
