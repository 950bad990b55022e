package kata.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.LongStream;
import kata.e010_prime_test.PrimeChecker;
import kata.e810_calc_primes.PrimeCalculator;
import kata.e820_load_balance.BalancedCalculator;
import kata.e910_fork_join.DividingCalculator;
import kata.e920_sieve.SegmentedSieve;
import kata.model.PrimeSegment;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/**
 * That nothing depends on where an interval begins, how long it is and among how many it is divided: whatever these
 * are, the primes are those of a plain loop. The guide's function loses the last number of each piece and what is left
 * over, and fails where there are more workers than numbers; each of these is some case here.
 *
 * <p>What is tried differs from run to run. A failure shows the smallest case that was found to fail, and the seed.
 */
class IntervalPropertiesTest {

    private static final int LAST = 3_000;
    private static final int LENGTH = 400;
    private static final int WORKERS = 12;

    @Property(tries = 1_000)
    void equal_intervals_find_the_primes(
            @ForAll @LongRange(max = LAST) long from,
            @ForAll @LongRange(max = LENGTH) long length,
            @ForAll @IntRange(min = 1, max = WORKERS) int workers)
            throws InterruptedException {
        long to = from + length - 1;
        assertEquals(primes(from, to), new PrimeCalculator(PrimeChecker::isPrime).calcPrimes(from, to, workers));
    }

    @Property(tries = 1_000)
    void pieces_on_demand_find_the_primes(
            @ForAll @LongRange(max = LAST) long from,
            @ForAll @LongRange(max = LENGTH) long length,
            @ForAll @IntRange(min = 1, max = WORKERS) int workers)
            throws InterruptedException {
        long to = from + length - 1;
        assertEquals(primes(from, to), new BalancedCalculator(PrimeChecker::isPrime).calcPrimes(from, to, workers));
    }

    @Property(tries = 1_000)
    void halves_find_the_primes(
            @ForAll @LongRange(max = LAST) long from,
            @ForAll @LongRange(min = 1, max = LENGTH) long length,
            @ForAll @LongRange(min = 1, max = LENGTH) long cutOff,
            @ForAll @IntRange(min = 1, max = WORKERS) int workers) {
        long to = from + length - 1;
        try (ForkJoinPool pool = new ForkJoinPool(workers)) {
            assertEquals(
                    primes(from, to),
                    new DividingCalculator(IntervalPropertiesTest::primes, cutOff).primes(pool, from, to));
        }
    }

    @Property(tries = 1_000)
    void segments_have_the_primes(
            @ForAll @LongRange(max = LAST) long from,
            @ForAll @LongRange(max = 100L * LENGTH) long length,
            @ForAll @IntRange(min = 30, max = 10 * LENGTH) int longest,
            @ForAll @IntRange(min = 1, max = WORKERS) int workers)
            throws InterruptedException {
        long to = from + length - 1;
        List<Long> found = new ArrayList<>();
        new SegmentedSieve(longest).search(from, to, workers, IntervalPropertiesTest::primes, found::addAll);
        assertEquals(primes(from, to), found);
    }

    private static List<Long> primes(PrimeSegment segment) {
        List<Long> primes = new ArrayList<>();
        segment.forEach(primes::add);
        return primes;
    }

    private static List<Long> primes(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .filter(n ->
                        n > 1 && LongStream.rangeClosed(2, (long) Math.sqrt(n)).noneMatch(d -> n % d == 0))
                .boxed()
                .toList();
    }
}
