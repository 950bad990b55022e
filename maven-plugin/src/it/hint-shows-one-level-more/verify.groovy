def log = new File(basedir, 'build.log').text

assert (log =~ /hint (\d) of 3/).collect { it[1] } == ['1', '2', '3', '3']
assert (log =~ /mvn primes:hint -Dexercise=e110   \((\d) of 3\)/).collect { it[1] } == ['2', '3']
assert log.contains('next   mvn primes:grade -Dexercise=e110')
assert log.contains('which exercise?')
