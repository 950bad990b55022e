package kata.benchmark;

import io.github.primeskata.subject.Find;
import io.github.primeskata.subject.Job;
import io.github.primeskata.subject.Search;
import java.util.List;
import kata.e820_load_balance.BalancedCalculator;

/** A fair share of the work for each worker. */
public final class E820 implements Search {

    @Override
    public List<Find> run(Job job) throws InterruptedException {
        return Find.of(new BalancedCalculator(job::isPrime).calcPrimes(1, job.last(), job.workers()));
    }
}
