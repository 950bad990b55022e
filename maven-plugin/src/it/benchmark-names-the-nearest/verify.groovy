def log = new File(basedir, 'build.log').text

assert log.contains('-Dprimes.profile=quik is not one of quick, guide, comparison. Did you mean quick?')
assert log.contains('-Dprimes.budget=5 is no duration: 200ms, 90s, 5m, 1h')
