import io.github.primeskata.it.Outcome

def outcome = Outcome.of(basedir.toPath())
outcome.expectTidy()
assert outcome.exercise('e110').verdict == 'PASS'
assert !new File(basedir, 'kata-exercises/target').exists()
