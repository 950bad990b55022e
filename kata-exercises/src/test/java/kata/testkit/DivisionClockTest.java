package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clock that goes by divisions. */
class DivisionClockTest {

    private Company company;
    private DivisionClock clock;

    @BeforeEach
    void gather() {
        Bystanders.remember();
        TestScope.begin();
        company = Company.gather();
        clock = new DivisionClock();
    }

    @AfterEach
    void scatter() {
        TestScope.current().end();
    }

    @Test
    void divisions_end_at_the_first_divisor_or_at_the_root() {
        List<Long> divisions = new ArrayList<>();
        for (long n : new long[] {-3, 1, 2, 3, 4, 9, 15, 25, 29, 97, 100}) {
            divisions.add(DivisionClock.divisions(n));
        }

        assertEquals(List.of(0L, 0L, 0L, 1L, 1L, 2L, 2L, 3L, 3L, 5L, 1L), divisions);
    }

    @Test
    void callers_who_take_the_next_number_get_equal_work_each_time() throws Exception {
        AtomicLong next = new AtomicLong(101);
        Member<Void> search = company.start("search", () -> search(next, next));

        clock.run(company, search, 2);
        company.resultOf(search);

        long all = 0;
        for (long n = 101; n <= 200; n++) {
            all += DivisionClock.divisions(n);
        }
        assertEquals(all, clock.total());
        assertEquals(2, clock.divisionsByThread().size());
        // No more apart than one call is long.
        assertEquals(0, (2 * clock.most() - all) / 14);
    }

    @Test
    void a_caller_that_has_ended_is_not_waited_for() throws Exception {
        Member<Void> search = company.start("search", () -> search(new AtomicLong(199), new AtomicLong(101)));

        clock.run(company, search, 2);
        company.resultOf(search);

        assertEquals(DivisionClock.divisions(199) + DivisionClock.divisions(200), clock.total() - clock.most());
    }

    private Void search(AtomicLong one, AtomicLong other) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (AtomicLong next : List.of(one, other)) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (long n = next.getAndIncrement(); n <= 200; n = next.getAndIncrement()) {
                    clock.isPrime(n);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return null;
    }
}
