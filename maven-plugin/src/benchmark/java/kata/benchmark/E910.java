package kata.benchmark;

import io.github.primeskata.subject.Find;
import io.github.primeskata.subject.Job;
import io.github.primeskata.subject.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import kata.e910_fork_join.DividingCalculator;

/** Fork and join, with a pool of as many threads as there are workers. */
public final class E910 implements Search {

    /** How many numbers a piece has at most. */
    private static final long CUT_OFF = 10_000;

    @Override
    public List<Find> run(Job job) {
        try (ForkJoinPool pool = new ForkJoinPool(job.workers())) {
            DividingCalculator calculator = new DividingCalculator((from, to) -> search(job, from, to), CUT_OFF);
            return Find.of(calculator.primes(pool, 1, job.last()));
        }
    }

    private static List<Long> search(Job job, long from, long to) {
        List<Long> primes = new ArrayList<>();
        for (long n = from; n <= to; n++) {
            if (job.isPrime(n)) {
                primes.add(n);
            }
        }
        return primes;
    }
}
