import io.github.primeskata.it.Outcome

def outcome = Outcome.of(basedir.toPath())
outcome.expectTidy()

def e410 = outcome.exercise('e410')
assert e410.verdict == 'DEADLOCK'
assert e410.points <= e410.max.intdiv(2)

def failure = outcome.failure('e410')
assert failure.observed == "Worker-1 and Worker-2 wait for each other's locks"
assert failure.location =~ /^ThreadsRunner\.java:56$/
// Both threads and both locks, by their classes: who holds which, who waits for which, and where.
assert failure.detail =~ /Worker-1 waits for lock . \(StringBuilder\) of Worker-2 at ThreadsRunner\.java:56/
assert failure.detail =~ /Worker-2 waits for lock . \(Object\) of Worker-1 at ThreadsRunner\.java:56/
assert failure.detail =~ /holds lock . \(Object\), taken at ThreadsRunner\.java:53/
assert failure.detail =~ /holds lock . \(StringBuilder\), taken at ThreadsRunner\.java:53/

assert outcome.printed().contains('FAILS (DEADLOCK)')
assert outcome.exercise('e110').verdict == 'PASS'
