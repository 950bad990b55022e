def log = new File(basedir, 'build.log').text

assert log.contains('nothing to measure: none of your solutions has passed its last grade of what the profile quick measures')
assert log =~ /next       mvn primes:grade/
assert log.contains('mvn primes:benchmark -Dprimes.of=reference')
assert log.contains('BUILD FAILURE')
assert !new File(basedir, 'target/primes/benchmark.json').exists()
