package kata.e940_test_the_test;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import kata.model.PrimeCensus;
import kata.model.PrimeTest;
import org.junit.jupiter.api.Test;

/** The test that every {@link PrimeCensus} has to pass, whoever has written it. */
public abstract class CensusContract {

    /** The census that is to be tested; within a test method, the same one in each call. */
    protected abstract PrimeCensus census();

    /** How long to wait for what has to happen. A right census never needs so long, however busy the machine is. */
    protected abstract Duration patience();

    // C2, C3: all ways to share out a few numbers, with one census.
    @Test
    void every_number_is_tested_once_and_every_prime_counted() throws Exception {
        for (int workers = 1; workers <= 3; workers++) {
            for (long last = 0; last <= 7; last++) {
                List<Long> numbers = LongStream.rangeClosed(1, last).boxed().toList();
                Queue<Long> tested = new ConcurrentLinkedQueue<>();
                long count = countOf(numbers, workers, n -> tested.add(n) && isPrime(n));

                assertEquals(numbers.stream().filter(CensusContract::isPrime).count(), count);
                assertEquals(numbers, tested.stream().sorted().toList());
            }
        }
    }

    // C5: a find can get lost only if two workers are in the test at once, so both are held there. C6: and a lock round
    // the work keeps the second one out for ever, so nothing but the patience ends the wait.
    @Test
    void two_workers_meet_and_both_finds_count() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        CountDownLatch open = new CountDownLatch(1);
        FutureTask<Long> call = call(List.of(2L, 3L), 2, n -> {
            inside.incrementAndGet();
            return pass(open);
        });
        try {
            await().atMost(patience()).until(() -> inside.get() == 2);
        } finally {
            open.countDown();
        }
        assertEquals(2, resultOf(call));
    }

    // C4: the failure itself, or something that it has caused. C8: resultOf does not wait for ever.
    @Test
    void a_failure_of_the_test_comes_out() {
        IllegalStateException failure = new IllegalStateException("cannot test 4");
        FutureTask<Long> call = call(List.of(2L, 3L, 4L, 5L), 2, n -> {
            if (n == 4) {
                throw failure;
            }
            return isPrime(n);
        });

        Throwable thrown = assertThrows(ExecutionException.class, () -> resultOf(call));
        assertTrue(
                Stream.iterate(thrown, t -> t != null, Throwable::getCause).anyMatch(t -> t == failure),
                () -> "came out instead: " + thrown.getCause());
    }

    // C3, C4, C7: a failure comes out whichever number it is about, and nothing of it is left afterwards.
    @Test
    void a_failure_is_over_with_its_call() throws Exception {
        List<Long> numbers = List.of(2L, 3L, 4L, 5L);
        for (long failing : numbers) {
            Queue<Thread> threads = new ConcurrentLinkedQueue<>();
            FutureTask<Long> call = call(numbers, 2, n -> {
                threads.add(Thread.currentThread());
                if (n == failing) {
                    throw new IllegalStateException("cannot test " + n);
                }
                return isPrime(n);
            });
            assertThrows(ExecutionException.class, () -> resultOf(call), () -> "nothing came out for " + failing);
            await().atMost(patience()).until(() -> threads.stream().noneMatch(Thread::isAlive));
            assertEquals(3, countOf(numbers, 2, CensusContract::isPrime));
        }
    }

    // C7: who tests is on a thread of the census. C1: such a thread may end a moment after the call.
    @Test
    void no_thread_is_left_behind() throws Exception {
        Queue<Thread> threads = new ConcurrentLinkedQueue<>();
        countOf(List.of(2L, 3L, 4L), 2, n -> threads.add(Thread.currentThread()) && isPrime(n));

        await().atMost(patience()).until(() -> threads.stream().noneMatch(Thread::isAlive));
    }

    // C11: who only waits tests nothing.
    @Test
    void the_caller_only_waits() throws Exception {
        Queue<Thread> testing = new ConcurrentLinkedQueue<>();
        FutureTask<Boolean> callerTests = new FutureTask<>(() -> {
            census().count(List.of(2L, 3L, 4L), 2, n -> testing.add(Thread.currentThread()) && isPrime(n));
            return testing.contains(Thread.currentThread());
        });
        Thread.ofPlatform().daemon().start(callerTests);

        assertFalse(callerTests.get(patience().toMillis(), TimeUnit.MILLISECONDS));
    }

    private long countOf(List<Long> numbers, int workers, PrimeTest primeTest) throws Exception {
        return resultOf(call(numbers, workers, primeTest));
    }

    /** Calls the census in a thread of its own, so that the test can wait for it no longer than it wants. */
    private FutureTask<Long> call(List<Long> numbers, int workers, PrimeTest primeTest) {
        FutureTask<Long> call = new FutureTask<>(() -> census().count(numbers, workers, primeTest));
        Thread.ofPlatform().daemon().start(call);
        return call;
    }

    private long resultOf(FutureTask<Long> call) throws Exception {
        return call.get(patience().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits in the prime test, which can throw nothing checked. */
    private static boolean pass(CountDownLatch open) {
        try {
            open.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isPrime(long n) {
        return n > 1 && LongStream.range(2, n).noneMatch(divisor -> n % divisor == 0);
    }
}
