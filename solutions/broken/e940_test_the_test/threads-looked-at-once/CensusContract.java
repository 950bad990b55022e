/*
 * Broken on purpose: whether a thread has ended is asked once, and not waited for.
 * Verdict: WRONG
 * Clause: C9
 */
package kata.e940_test_the_test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import kata.model.PrimeCensus;
import kata.model.PrimeTest;
import org.junit.jupiter.api.Test;

/** The test that every {@link PrimeCensus} has to pass, whoever has written it. */
public abstract class CensusContract {

    /** The census that is to be tested. */
    protected abstract PrimeCensus census();

    /** How long to wait for what has to happen. */
    protected abstract Duration patience();

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    private static boolean prime(long n) {
        return n > 1 && LongStream.rangeClosed(2, (long) Math.sqrt(n)).noneMatch(d -> n % d == 0);
    }

    private long count(List<Long> numbers, int workers, PrimeTest test) throws Throwable {
        FutureTask<Long> task = new FutureTask<>(() -> census().count(numbers, workers, n -> {
            threads.add(Thread.currentThread());
            return test.isPrime(n);
        }));
        Thread caller = new Thread(task);
        caller.setDaemon(true);
        caller.start();
        try {
            long count = task.get(patience().toMillis(), TimeUnit.MILLISECONDS);
            assertFalse(threads.contains(caller));
            return count;
        } catch (ExecutionException e) {
            throw e.getCause();
        } catch (TimeoutException e) {
            caller.interrupt();
            return fail("never came back");
        }
    }

    @Test
    void each_number_once() throws Throwable {
        for (int workers = 1; workers <= 4; workers++) {
            for (int size = 0; size <= 10; size++) {
                List<Long> numbers = LongStream.rangeClosed(1, size).boxed().toList();
                Queue<Long> seen = new ConcurrentLinkedQueue<>();
                long count = count(numbers, workers, n -> {
                    seen.add(n);
                    return prime(n);
                });
                assertEquals(numbers, seen.stream().sorted().toList());
                assertEquals(numbers.stream().filter(CensusContract::prime).count(), count);
            }
        }
    }

    @Test
    void twice() throws Throwable {
        assertEquals(3, count(List.of(2L, 3L, 4L, 5L), 2, CensusContract::prime));
        assertEquals(1, count(List.of(7L, 8L), 2, CensusContract::prime));
        assertEquals(0, count(List.of(), 3, CensusContract::prime));
        assertEquals(3, count(List.of(2L, 3L, 4L, 5L), 2, CensusContract::prime));
    }

    @Test
    void failure_comes_out() throws Throwable {
        for (long bad = 1; bad <= 6; bad++) {
            long it = bad;
            RuntimeException mine = new IllegalArgumentException("at " + bad);
            Throwable out = assertThrows(
                    Throwable.class,
                    () -> count(List.of(1L, 2L, 3L, 4L, 5L, 6L), 2, n -> {
                        if (n == it) {
                            throw mine;
                        }
                        return prime(n);
                    }));
            boolean found = false;
            for (Throwable t = out; t != null; t = t.getCause()) {
                found |= t == mine;
            }
            assertTrue(found, "lost: " + mine);
        }
    }

    @Test
    void two_meet_and_both_count() throws Throwable {
        CountDownLatch inside = new CountDownLatch(2);
        long count = count(List.of(2L, 3L), 2, n -> {
            inside.countDown();
            try {
                if (!inside.await(patience().toMillis() / 2, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("alone");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return true;
        });
        assertEquals(2, count);
    }

    @Test
    void no_thread_left() throws Throwable {
        count(List.of(1L, 2L, 3L, 4L), 3, CensusContract::prime);
        for (Thread t : threads) {
            assertTrue(!t.isAlive(), "left: " + t);
        }
    }
}
