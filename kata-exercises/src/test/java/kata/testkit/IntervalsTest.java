package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import kata.testkit.Intervals.Interval;
import org.junit.jupiter.api.Test;

/** Made-up intervals show each slip of a search that cuts them wrongly, whatever code they follow from. */
class IntervalsTest {

    private static final int SEEDS = 200;
    private static final int MANY = 60;

    private static void expectSome(String what, Predicate<Interval> wanted) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            long number = seed;
            assertTrue(
                    Intervals.from(HiddenNumbers.from(seed), MANY).stream().anyMatch(wanted),
                    () -> "seed " + number + " has no interval with " + what);
        }
    }

    private static boolean isPrimeLast(Interval interval, int piece) {
        int length = interval.count() / interval.workers();
        return length > 0 && Numbers.isPrime(interval.from() + (long) length * (piece + 1) - 1);
    }

    @Test
    void some_have_a_prime_at_the_end_of_a_piece() {
        expectSome(
                "a prime at the end of a piece",
                interval ->
                        LongStream.range(0, interval.workers()).anyMatch(piece -> isPrimeLast(interval, (int) piece)));
    }

    @Test
    void some_have_a_prime_among_what_is_left_over() {
        expectSome(
                "a prime in what is left over",
                interval -> LongStream.rangeClosed(
                                interval.to() - interval.count() % interval.workers() + 1, interval.to())
                        .anyMatch(Numbers::isPrime));
    }

    @Test
    void some_have_fewer_numbers_than_workers() {
        expectSome("fewer numbers than workers", interval -> interval.count() < interval.workers());
    }

    @Test
    void the_smallest_come_first_and_the_same_ones_for_the_same_code() {
        List<Interval> intervals = Intervals.of(getClass(), MANY);

        assertEquals(MANY, intervals.size());
        assertEquals(intervals, Intervals.of(getClass(), MANY));
        assertEquals(
                intervals.stream().map(Interval::count).sorted().toList(),
                intervals.stream().map(Interval::count).toList());
        assertTrue(intervals.stream().allMatch(interval -> interval.count() >= 1 && interval.workers() >= 1));
    }
}
