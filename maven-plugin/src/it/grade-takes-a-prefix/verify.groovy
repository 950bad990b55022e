import io.github.primeskata.it.Outcome

def outcome = Outcome.of(basedir.toPath())
outcome.expectTidy()

assert outcome.result().exercises*.id == ['e110']
assert outcome.exercise('e110').verdict == 'PASS'

// One exercise alone is shown with the points of each check.
def printed = outcome.printed()
assert printed =~ /(?m)^  points     (\d+) of \1$/
assert printed =~ /(?m)^    1\/1  C1  every_number_is_tested_exactly_once$/
