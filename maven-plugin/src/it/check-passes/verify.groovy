import io.github.primeskata.it.Outcome

def outcome = Outcome.of(basedir.toPath())
outcome.expectNothingLeft()

def printed = outcome.printed()
assert printed =~ /(?m)^ +broken names-from-zero +WRONG C4 +WRONG C4 +1 of 1$/
assert printed.contains('all rules hold for 1 exercise, 5 variants, each graded 1 time')
