import io.github.primeskata.it.Outcome

def outcome = Outcome.of(basedir.toPath())
outcome.expectTidy()

def result = outcome.result()
assert result.schemaVersion == 1
assert result.environment.jdk.startsWith('25')
assert result.summary.solved == 2
assert result.summary.exercises == 2
assert result.summary.points == result.summary.max

def e410 = outcome.exercise('e410')
assert e410.verdict == 'PASS'
assert e410.failure == null
assert e410.points == e410.max
assert e410.checks.every { it.state == 'PASSED' && it.points == it.max && it.reason == '' }
assert e410.lanes.any { it.workers*.worker == ['Worker-1', 'Worker-2'] }
assert result.measured.elapsedMillis.e410_threads > 0

def printed = outcome.printed()
assert printed =~ /\[1\/2\] e110 \S.*  PASS  \d/
assert printed =~ /(?m)^  e410 .*   PASS +\d+\/\d+$/
assert printed.contains("${result.summary.max} of ${result.summary.max} points   2 of 2 exercises solved")
assert printed.contains('every exercise is solved')
assert printed.contains('details in target/primes/result.json')
assert printed.contains('the report, for a browser: target/primes/report/index.html')
def page = new File(basedir, 'target/primes/report/index.html').text
assert page.contains("${result.summary.max} of ${result.summary.max} points, 2 of 2 exercises solved")
assert page.contains('Worker-2')
assert !printed.contains('\u001b')

def profile = outcome.profile('e410')
assert profile.of == 'learner' && profile.right
assert profile.methods.any { it.method.endsWith('.isPrime') && it.calls == 2000 }
assert profile.lanes*.thread.containsAll(['Worker-1', 'Worker-2'])
