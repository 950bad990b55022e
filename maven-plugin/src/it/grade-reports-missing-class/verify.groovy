import io.github.primeskata.it.Outcome

def outcome = Outcome.of(basedir.toPath())
outcome.expectTidy()

assert outcome.exercise('e010').verdict == 'CONTRACT_MISSING'
assert outcome.failure('e010').observed == 'the folder holds no Java file'
assert outcome.exercise('e110').verdict == 'CONTRACT_MISSING'
assert outcome.failure('e110').observed.contains('SyncTaskRunner')
assert outcome.failure('e110').expected == 'the public classes and methods of the stub, unchanged'
assert outcome.exercise('e410').verdict == 'PASS'
