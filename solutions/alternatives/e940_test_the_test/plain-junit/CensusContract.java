/* Another right way: JUnit and the JDK alone. A barrier with a time limit lets the workers meet. */
package kata.e940_test_the_test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import kata.model.PrimeCensus;
import org.junit.jupiter.api.Test;

/** The test that every {@link PrimeCensus} has to pass, whoever has written it. */
public abstract class CensusContract {

    /** The census that is to be tested; within a test method, the same one in each call. */
    protected abstract PrimeCensus census();

    /** How long to wait for what has to happen. */
    protected abstract Duration patience();

    // C2, C3
    @Test
    void the_count_is_right_twice() throws Exception {
        for (int call = 1; call <= 2; call++) {
            AtomicIntegerArray times = new AtomicIntegerArray(12);
            long found = census().count(List.of(2L, 3L, 5L, 7L, 9L, 10L, 11L), 3, n -> {
                times.incrementAndGet((int) n);
                return n < 9 || n == 11;
            });

            assertEquals(5, found);
            assertEquals("[0, 0, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1]", times.toString());
        }
    }

    // C5, C6: who meets nobody throws, and that comes out or leaves a find uncounted.
    @Test
    void three_workers_meet() {
        CyclicBarrier meeting = new CyclicBarrier(3);
        long found = assertTimeoutPreemptively(
                patience().multipliedBy(2),
                () -> census().count(List.of(2L, 3L, 5L), 3, n -> {
                    try {
                        meeting.await(patience().toMillis(), TimeUnit.MILLISECONDS);
                        return true;
                    } catch (Exception e) {
                        throw new IllegalStateException("nobody came", e);
                    }
                }));

        assertEquals(3, found);
    }

    // C4, C8
    @Test
    void the_failure_is_behind_what_comes_out() {
        Error failure = new AssertionError("planned");
        Throwable thrown = assertThrows(
                Throwable.class,
                () -> assertTimeoutPreemptively(
                        patience(),
                        () -> census().count(List.of(1L, 2L, 3L), 1, n -> {
                            throw failure;
                        })));
        while (thrown != failure && thrown.getCause() != null) {
            thrown = thrown.getCause();
        }

        assertSame(failure, thrown);
    }

    // C3, C4, C7
    @Test
    void after_each_failure_all_is_as_before() throws Exception {
        for (int failing = 3; failing >= 0; failing--) {
            int number = failing;
            Set<Thread> threads = ConcurrentHashMap.newKeySet();
            assertThrows(
                    Throwable.class,
                    () -> assertTimeoutPreemptively(
                            patience(),
                            () -> census().count(List.of(0L, 1L, 2L, 3L), 2, n -> {
                                threads.add(Thread.currentThread());
                                return 1 / (n - number) < 2;
                            })));
            for (Thread thread : threads) {
                thread.join(patience());
                assertFalse(thread.isAlive(), () -> thread + " lives on after a failure");
            }
            assertEquals(4, census().count(List.of(0L, 1L, 2L, 3L), 2, n -> true));
        }
    }

    // C7: join with a limit instead of looking again and again. C11: the test itself is the caller here.
    @Test
    void the_threads_end() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        census().count(Arrays.asList(1L, 2L, 3L, 4L, 5L), 2, n -> threads.add(Thread.currentThread()));
        assertFalse(threads.contains(Thread.currentThread()), "the caller has to test");
        for (Thread thread : threads) {
            thread.join(patience());
            assertFalse(thread.isAlive(), () -> thread + " lives on");
        }
    }
}
