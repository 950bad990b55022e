import io.github.primeskata.it.Outcome

Outcome.of(basedir.toPath()).expectNothingLeft()

// Path, fact and cure of both, and a mark in the matrix.
def log = new File(basedir, 'build.log').text
assert log =~ /\d+ rules are broken/
def cure = 'Sharpen the test until it fails for this reason each time, or correct the header'
def wrong = log.readLines().find { it.startsWith('[ERROR]   solutions/broken/e110_synchronous/the-wrong-header: ') }
assert wrong.contains('expected RACE C4, got {WRONG C4=1}: 0 of 1')
assert wrong.endsWith(cure)
def right = log.readLines().find { it.startsWith('[ERROR]   solutions/broken/e110_synchronous/in-fact-right: ') }
assert right.contains('expected WRONG C1, got {PASS=1}: 0 of 1; it passes')
assert right.endsWith(cure)
assert log =~ /(?m)^ +broken in-fact-right +WRONG C1 +PASS +0 of 1  <-$/
