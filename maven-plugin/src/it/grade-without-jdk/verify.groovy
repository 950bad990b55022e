def log = new File(basedir, 'build.log').text

assert log.contains('no JDK 25 or newer found')
assert log =~ /  looked     \S+no-jdk \(-Dprimes\.jdk\): no JDK: it has no bin\/javac/
assert log.contains("  expected   a folder with bin/javac and a 'release' file that names Java 25")
assert log.contains('  next       install a JDK 25 (any vendor), or name one: -Dprimes.jdk=/path/to/jdk-25')
assert log.contains('mvn primes:doctor')
assert !new File(basedir, 'target/primes/result.json').exists()
