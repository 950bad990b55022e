package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import kata.model.PrimeTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a search costs, and the numbers that nobody knows beforehand. */
class WorkAccountTest {

    private static final List<Long> NUMBERS = Numbers.listUpTo(200);

    private Company company;

    @BeforeEach
    void gather() {
        Bystanders.remember();
        TestScope.begin();
        company = Company.gather();
    }

    @AfterEach
    void scatter() {
        TestScope.current().end();
    }

    /** Two threads, each of which searches the numbers of one of these. */
    private static List<Long> search(PrimeTest test, Iterable<Long> first, Iterable<Long> second) throws Exception {
        List<Long> primes = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (Iterable<Long> part : List.of(first, second)) {
            Thread thread = new Thread(() -> part.forEach(n -> {
                if (test.isPrime(n)) {
                    primes.add(n);
                }
            }));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return primes;
    }

    private String observed(WorkAccount.Search search) {
        return assertThrows(Finding.class, () -> WorkAccount.ofThreads(company, NUMBERS, 2, search))
                .getMessage()
                .replaceFirst("\\s*observed\\s+", "")
                .strip();
    }

    @Test
    void equal_intervals_have_a_span_that_is_too_long() throws Exception {
        WorkAccount account = WorkAccount.ofThreads(
                company, NUMBERS, 2, test -> () -> search(test, NUMBERS.subList(0, 100), NUMBERS.subList(100, 200)));

        long all = NUMBERS.stream().mapToLong(DivisionClock::divisions).sum();
        long span =
                LongStream.rangeClosed(101, 200).map(DivisionClock::divisions).sum();
        account.expectPeak();
        assertEquals(
                "numbers=200;workers=2;calls=200;threads=2;peak=2;divisions=" + all + ";span=" + span,
                TestScope.current().account());
        long exactly = (span * 100 + all - 1) / all;
        account.expectSpan((int) exactly);
        assertThrows(Finding.class, () -> account.expectSpan((int) exactly - 1));
    }

    @Test
    void numbers_one_after_the_other_are_never_in_flight_together() throws Exception {
        WorkAccount account =
                WorkAccount.ofThreads(company, NUMBERS, 2, test -> () -> search(test, NUMBERS, List.of()));

        account.expectSpan(100);
        assertThrows(Finding.class, account::expectPeak);
    }

    @Test
    void copies_of_the_whole_search_are_seen() {
        String observed = observed(test -> () -> {
            search(test, NUMBERS, NUMBERS);
            return Numbers.primesUpTo(200);
        });

        assertEquals("1 to 200 with 2 workers: 1 was tested 2 times", observed);
    }

    @Test
    void an_answer_without_a_search_is_seen() {
        assertEquals("1 to 200 with 2 workers: 1 was not tested", observed(test -> () -> Numbers.primesUpTo(200)));
    }

    @Test
    void an_answer_that_was_kept_is_seen() {
        List<Long> kept = new ArrayList<>();

        String observed = observed(test -> () -> {
            if (kept.isEmpty()) {
                kept.addAll(search(test, NUMBERS, List.of()));
            }
            return kept;
        });

        assertEquals("again 1 to 200 with 2 workers: 1 was not tested", observed);
    }

    @Test
    void a_prime_that_is_missing_is_seen() {
        String observed = observed(test -> () -> {
            List<Long> primes = search(test, NUMBERS, List.of());
            return primes.subList(1, primes.size());
        });

        assertEquals("1 to 200 with 2 workers: 2 is prime and missing", observed);
    }

    @Test
    void hidden_numbers_are_the_same_for_the_same_code_and_lie_where_they_have_to() {
        HiddenNumbers first = HiddenNumbers.of(getClass());
        HiddenNumbers second = HiddenNumbers.of(getClass());
        AtomicInteger differing = new AtomicInteger();
        for (int i = 0; i < 1_000; i++) {
            long n = first.between(7, 9);
            assertEquals(n, second.between(7, 9));
            assertEquals(n, Math.clamp(n, 7, 9));
            differing.addAndGet(n == 7 ? 1 : 0);
        }
        assertEquals(true, differing.get() > 0 && differing.get() < 1_000);
        List<Long> row = first.row(3, 100, 200);
        assertEquals(List.of(row.getFirst(), row.getFirst() + 1, row.getFirst() + 2), row);
    }

    @Test
    void hidden_numbers_of_other_code_are_others() {
        assertNotEquals(
                HiddenNumbers.from(1).row(3, 1, Long.MAX_VALUE / 2),
                HiddenNumbers.from(2).row(3, 1, Long.MAX_VALUE / 2));
    }
}
