package kata.benchmark;

import io.github.primeskata.subject.Find;
import io.github.primeskata.subject.Job;
import io.github.primeskata.subject.Search;
import java.util.ArrayList;
import java.util.List;
import kata.e920_sieve.SegmentedSieve;
import kata.model.PrimeSegment;

/** The sieve, in segments. It calls no prime test, so it is for jobs without a delay. */
public final class E920 implements Search {

    /** How many numbers a segment has at most. */
    private static final int LONGEST = 1 << 20;

    @Override
    public List<Find> run(Job job) throws InterruptedException {
        List<Long> primes = new ArrayList<>();
        new SegmentedSieve(LONGEST).search(1, job.last(), job.workers(), E920::primes, primes::addAll);
        return Find.of(primes);
    }

    private static List<Long> primes(PrimeSegment segment) {
        List<Long> primes = new ArrayList<>();
        segment.forEach(primes::add);
        return primes;
    }
}
