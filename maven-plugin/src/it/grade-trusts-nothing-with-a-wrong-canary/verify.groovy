import io.github.primeskata.it.Outcome

def outcome = Outcome.of(basedir.toPath())
outcome.expectNothingLeft()

def e110 = outcome.exercise('e110')
assert e110.verdict == 'INTERNAL_ERROR'
assert e110.points == 0
assert e110.max == 0
assert e110.failure.observed == 'no verdict can be trusted in this run: code that is known to be wrong got PASS (PASS, PASS, PASS, PASS, PASS), not WRONG, RACE, NOT_CONCURRENT, LEAK, DEADLOCK'
assert outcome.exercise('e410').verdict == 'NOT_STARTED'
assert outcome.result().summary.solved == 0
