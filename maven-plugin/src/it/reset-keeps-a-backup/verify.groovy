def kata = new File(basedir, 'kata-exercises/src/main/java/kata')
def pristine = new File(basedir, 'kata-exercises/src/pristine/kata')
def log = new File(basedir, 'build.log').text

assert log.contains('nothing was changed: there is no terminal to ask on')
assert log.contains('add -Dprimes.yes')

// The stub is back, the learner's own file is gone, the page is as it was.
def stub = new File(kata, 'e110_synchronous')
assert stub.list().sort() == ['README.md', 'SyncTaskRunner.java']
assert new File(stub, 'SyncTaskRunner.java').text == new File(pristine, 'e110_synchronous/SyncTaskRunner.java').text
assert new File(kata, 'e010_prime_test/PrimeChecker.java').text == new File(pristine, 'e010_prime_test/PrimeChecker.java').text

// One backup only, so the refused run had changed nothing, and in it all that the learner had.
def backups = new File(basedir, '.primes/backup/e110_synchronous').listFiles()
assert backups.length == 1
assert backups[0].list().sort() == ['Helper.java', 'SyncTaskRunner.java']
assert new File(backups[0], 'SyncTaskRunner.java').text != new File(stub, 'SyncTaskRunner.java').text
assert log.contains("the stub is back; your files are in\n  .primes/backup/e110_synchronous/${backups[0].name}")

// The other exercise was reset by the last but one only, and nothing is remembered after it.
def resets = log.findAll(/e\d{3} [a-z ]+: (?:the stub is back|open again)/)
assert resets == ['e110 synchronous: the stub is back', 'e010 prime test: the stub is back', 'e110 synchronous: open again']
assert log.contains('nothing was changed: every exercise is as it was handed out, and open')
assert !new File(basedir, '.primes/state.json').text.contains('e110')
