import io.github.primeskata.it.Outcome

def outcome = Outcome.of(basedir.toPath())
outcome.expectTidy()

def e410 = outcome.exercise('e410')
assert e410.verdict == 'RACE'
assert e410.points <= e410.max.intdiv(2)

def failure = outcome.failure('e410')
assert failure.clause == 'C1'
assert failure.expected.startsWith('C1: ')
assert failure.location =~ /^ThreadsRunner\.java:\d+$/
assert failure.detail.contains('<-')
assert failure.replay == 'mvn primes:grade -Dexercise=e410'

def printed = outcome.printed()
assert printed.contains('FAILS (RACE)')
assert printed.contains("(${failure.location})")
assert printed.contains('  expected   C1: ')
assert printed.contains('  replay     mvn primes:grade -Dexercise=e410')
assert printed =~ /(?m)^  next       mvn primes:hint -Dexercise=e410 +\(1 of 3\)$/

def e510 = outcome.exercise('e510')
assert e510.verdict == 'RACE'
assert e510.points <= e510.max.intdiv(2)
assert outcome.failure('e510').location =~ /^PrimeCounter\.java:\d+$/
assert printed.contains(outcome.failure('e510').location)

def code = failure.code.find { it.location == failure.location }
assert code != null
assert printed.contains("${code.location}  ${code.text}")

def formats = new File(basedir, 'target/primes/formats')
for (name in ['junit.xml', 'ctrf.json', 'primes.sarif', 'github-summary.md', 'github-annotations.txt',
        'gl-code-quality-report.json', 'gradescope/results.json', 'moodle.csv', 'canvas.csv']) {
    assert new File(formats, name).length() > 0, name
}
assert new File(formats, 'junit.xml').text.contains('type="RACE"')
assert new File(formats, 'moodle.csv').text.contains('ada@example.org')

def room = new File(basedir, 'target/primes/room/index.html').text
assert room.contains('primes') && room.contains('RACE')

assert printed.contains('primes:profile cannot run e510 lost update: it has no search for primes to be run')
