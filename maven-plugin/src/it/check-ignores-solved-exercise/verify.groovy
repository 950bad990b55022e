import io.github.primeskata.it.Outcome

def outcome = Outcome.of(basedir.toPath())
outcome.expectNothingLeft()
assert outcome.printed().contains('all rules hold for 1 exercise')
