package io.github.primeskata.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrimesTest {

    private static String fault(long last, Long... primes) {
        return Primes.fault(Find.of(List.of(primes)), last);
    }

    @Test
    void all_primes_in_any_order_by_several_workers_are_right() {
        Find one = new Find("a", 1, 1, List.of(7L, 2L));
        Find other = new Find("b", 2, 1, List.of(3L, 5L));
        assertEquals("", Primes.fault(List.of(one, other), 10));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void no_prime_is_right_below_two(long last) {
        assertEquals("", fault(last));
    }

    @Test
    void two_is_right_up_to_two() {
        assertEquals("", fault(2, 2L));
        assertEquals("2 was not found", fault(2));
    }

    @Test
    void fault_names_the_number() {
        assertEquals("9 is not prime", fault(10, 2L, 3L, 5L, 7L, 9L));
        assertEquals("7 was not found", fault(10, 2L, 3L, 5L));
        assertEquals("3 was found twice", fault(10, 2L, 3L, 3L, 5L, 7L));
        assertEquals("11 was not asked for", fault(10, 2L, 3L, 5L, 7L, 11L));
        assertEquals("1 was not asked for", fault(10, 1L));
    }

    @ParameterizedTest
    @CsvSource({"1000, 168", "100000, 9592"})
    void plain_loop_finds_as_many_primes_as_there_are(long last, int primes) {
        List<Find> finds = new PlainLoop().run(new Job(last, 1, Duration.ZERO, Path.of("none")));
        assertEquals(primes, finds.get(0).primes().size());
        assertEquals("", Primes.fault(finds, last));
    }

    @Test
    void squares_of_primes_and_even_numbers_are_not_prime() {
        assertTrue(LongStream.of(2, 3, 5, 7, 10_007, 2_147_483_647L).allMatch(TrialDivision::isPrime));
        assertFalse(LongStream.of(-7, 0, 1, 4, 9, 25, 49, 10_007L * 10_007, 99_999_998)
                .anyMatch(TrialDivision::isPrime));
    }

    @Test
    void queue_hands_out_each_number_once_and_then_nothing() {
        Queue<Long> numbers = new CountingQueue(3);
        assertEquals(3, numbers.size());
        assertEquals(1, numbers.peek());
        assertEquals(List.of(1L, 2L, 3L), List.of(numbers.poll(), numbers.poll(), numbers.poll()));
        assertNull(numbers.poll());
        assertNull(numbers.peek());
        assertTrue(numbers.isEmpty());
        assertFalse(numbers.offer(4L));
    }
}
