def log = new File(basedir, 'build.log').text

assert log =~ /'threds' is no exercise\R\[ERROR\]   nearest    e410_threads/
assert log.contains('next       mvn primes:list')
assert log =~ /'e' fits more than one exercise\R\[ERROR\]   it may be    e010_prime_test, e110_synchronous, e410_threads/
assert log.contains('-Dprimes.failOn=failed is not one of never, failure, incomplete. Did you mean failure?')
