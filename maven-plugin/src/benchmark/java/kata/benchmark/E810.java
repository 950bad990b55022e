package kata.benchmark;

import io.github.primeskata.subject.Find;
import io.github.primeskata.subject.Job;
import io.github.primeskata.subject.Search;
import java.util.List;
import kata.e810_calc_primes.PrimeCalculator;

/** Intervals, and nothing else. */
public final class E810 implements Search {

    @Override
    public List<Find> run(Job job) throws InterruptedException {
        return Find.of(new PrimeCalculator(job::isPrime).calcPrimes(1, job.last(), job.workers()));
    }
}
