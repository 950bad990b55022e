import io.github.primeskata.it.Outcome

def outcome = Outcome.of(basedir.toPath())
outcome.expectTidy()

assert outcome.exercise('e410').verdict == 'LEAK'
assert outcome.failure('e410').observed.contains('Forgotten-Helper')
assert outcome.printed().contains('FAILS (LEAK)')
