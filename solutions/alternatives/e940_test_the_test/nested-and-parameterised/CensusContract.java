/* Another right way: nested classes, a parameterised test, futures and deadlines declared in annotations. */
package kata.e940_test_the_test;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;
import kata.model.PrimeCensus;
import kata.model.PrimeTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The test that every {@link PrimeCensus} has to pass, whoever has written it. */
public abstract class CensusContract {

    private static final List<Long> PRIMES = List.of(2L, 3L, 5L, 7L, 11L, 13L);

    private final CountDownLatch open = new CountDownLatch(1);
    private volatile boolean callerWorks;

    /** The census that is to be tested; within a test method, the same one in each call. */
    protected abstract PrimeCensus census();

    /** How long to wait for what has to happen. */
    protected abstract Duration patience();

    @AfterEach
    void letAllGo() {
        open.countDown();
    }

    private CompletableFuture<Long> call(List<Long> numbers, int workers, PrimeTest primeTest) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        Thread caller = Thread.currentThread();
                        return census().count(numbers, workers, n -> {
                            callerWorks |= Thread.currentThread() == caller;
                            return primeTest.isPrime(n);
                        });
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                task -> Thread.ofPlatform().daemon().start(task));
    }

    private long resultOf(CompletableFuture<Long> call) throws Exception {
        return call.get(patience().toMillis(), MILLISECONDS);
    }

    @Nested
    class Result {

        // C2, C3, C11
        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4})
        void is_right_with_so_many_workers(int workers) throws Exception {
            for (long last : List.of(13L, 6L, 1L, 14L)) {
                List<Long> numbers = LongStream.rangeClosed(1, last).boxed().toList();
                List<Long> tested = Collections.synchronizedList(new ArrayList<>());
                long found = resultOf(call(numbers, workers, n -> tested.add(n) && PRIMES.contains(n)));
                Collections.sort(tested);

                assertEquals(numbers, tested);
                assertEquals(PRIMES.stream().filter(p -> p <= last).count(), found);
                assertFalse(callerWorks);
            }
        }

        // C4, C7, C8: each number fails, one call after the other. C3: and then none does.
        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5})
        void is_the_failure_if_one_fails(long failing) throws Exception {
            List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
            try {
                long found = resultOf(call(List.of(1L, 2L, 3L, 4L, 5L), 2, n -> {
                    threads.add(Thread.currentThread());
                    if (n == failing) {
                        throw new UnsupportedOperationException("planned");
                    }
                    return PRIMES.contains(n);
                }));
                fail("the census found " + found);
            } catch (ExecutionException e) {
                Throwable root = e;
                while (root.getCause() != null) {
                    root = root.getCause();
                }
                assertEquals("planned", root.getMessage());
            }
            assertEquals(3, resultOf(call(List.of(1L, 2L, 3L, 4L, 5L), 2, PRIMES::contains)));
            await().atMost(patience()).until(() -> threads.stream().noneMatch(Thread::isAlive));
        }
    }

    @Nested
    class Workers {

        // C5, C6, C7
        @Test
        void meet_find_and_go() throws Exception {
            Semaphore inside = new Semaphore(0);
            List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
            CompletableFuture<Long> call = call(PRIMES, 3, n -> {
                threads.add(Thread.currentThread());
                inside.release();
                try {
                    open.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return true;
            });

            assertTrue(inside.tryAcquire(3, patience().toMillis(), MILLISECONDS), "three callers at once");
            open.countDown();
            assertEquals(PRIMES.size(), resultOf(call));
            await().atMost(patience())
                    .untilAsserted(() -> threads.forEach(thread -> assertTrue(!thread.isAlive(), thread::toString)));
        }
    }
}
