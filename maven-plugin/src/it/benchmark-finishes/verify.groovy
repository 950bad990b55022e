import io.github.primeskata.it.Outcome

def outcome = Outcome.of(basedir.toPath())
outcome.expectNothingLeft()

def benchmark = outcome.benchmark()
assert benchmark.whole
assert benchmark.profile == 'quick'
assert benchmark.tables.collect { it.key } == ['waiting-100', 'calculating-1000000']
def rows = benchmark.tables.collectMany { it.rows }
assert rows.every { it.failed == null && it.seconds.runs == 1 && it.seconds.median > 0 }
assert rows.findAll { it.exercise == 'e430' }*.workers.containsAll([1, 2, 3])
assert benchmark.tables[1].scalings*.base == ['reference/e430/1']

// One run tells nothing, however it came out.
assert rows*.ofBaseline.findAll { it != null }.every { it.verdict == 'INCONCLUSIVE' }

def printed = outcome.printed()
assert printed.indexOf('judged     waiting: differences above 15 %') < printed.indexOf('1 round\n')
assert printed =~ /(?m)^  e430 thread pool, chunks +3 +\d/
assert printed.contains('plots and tables in target/primes/benchmark.html')

def folder = new File(basedir, 'target/primes')
assert new File(folder, 'benchmark.csv').readLines().size() == rows.size() + 1
assert new File(folder, 'benchmark.html').text.contains("default-src 'none'")
