/*
 * Broken on purpose: looks for threads after success only: those that stay behind after a failure are not seen.
 * Verdict: WRONG
 * Clause: C7
 */
package kata.e940_test_the_test;

import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;
import kata.model.PrimeCensus;
import kata.model.PrimeTest;
import org.junit.jupiter.api.Test;

/** The test that every {@link PrimeCensus} has to pass, whoever has written it. */
public abstract class CensusContract {

    /** The census that is to be tested; within a test method, the same one in each call. */
    protected abstract PrimeCensus census();

    /** How long to wait for what has to happen. A right census never needs so long, however busy the machine is. */
    protected abstract Duration patience();

    private static final class Broken extends RuntimeException {
        Broken(long n) {
            super("cannot test " + n);
        }
    }

    /** A call of the census in a thread of its own. */
    private final class Call {
        final Queue<Long> asked = new ConcurrentLinkedQueue<>();
        final Set<Thread> testers = ConcurrentHashMap.newKeySet();
        final FutureTask<Long> result;
        final Thread caller;

        Call(List<Long> numbers, int workers, PrimeTest test) {
            PrimeCensus census = census();
            PrimeTest watched = n -> {
                asked.add(n);
                testers.add(Thread.currentThread());
                return test.isPrime(n);
            };
            result = new FutureTask<>(() -> census.count(numbers, workers, watched));
            caller = new Thread(result);
            caller.setDaemon(true);
            caller.start();
        }

        long count() throws Exception {
            try {
                return result.get(patience().toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                return fail("the census does not come back");
            }
        }

        Throwable failure() throws Exception {
            try {
                count();
            } catch (ExecutionException e) {
                return e.getCause();
            }
            return fail("no failure has come out");
        }

        void threads() throws Exception {
            assertFalse(testers.contains(caller), "the caller has tested itself");
            for (Thread tester : testers) {
                assertTrue(tester.join(patience()), "a thread is left behind");
            }
            assertTrue(caller.join(patience()));
        }
    }

    private static List<Long> numbers(int size) {
        return LongStream.range(0, size).map(i -> 1_000 + 7 * i).boxed().toList();
    }

    private void counts(int size, int workers, PrimeTest test) throws Exception {
        List<Long> numbers = numbers(size);
        Call call = new Call(numbers, workers, test);
        long count = call.count();
        assertEquals(numbers, call.asked.stream().sorted().toList(), "asked");
        assertEquals(numbers.stream().filter(test::isPrime).count(), count, "count");
        call.threads();
    }

    private void meets(int size, int workers) throws Exception {
        CountDownLatch inside = new CountDownLatch(workers);
        CountDownLatch gate = new CountDownLatch(1);
        Call call = new Call(numbers(size), workers, n -> {
            inside.countDown();
            pass(gate);
            return true;
        });
        boolean met;
        try {
            met = inside.await(patience().toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            gate.countDown();
        }
        assertTrue(met, "fewer in the prime test than workers");
        assertEquals(size, call.count(), "a find is lost");
        call.threads();
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void fails(int size, int workers, int at) throws Exception {
        List<Long> numbers = numbers(size);
        Broken broken = new Broken(numbers.get(at));
        Call call = new Call(numbers, workers, n -> {
            if (n == numbers.get(at)) {
                throw broken;
            }
            return true;
        });
        Throwable failure = call.failure();
        assertTrue(
                Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                        .limit(100)
                        .anyMatch(t -> t == broken),
                "another failure");
        assertFalse(call.testers.contains(call.caller), "the caller has tested itself");
    }

    @Test
    void each_number_is_asked_for_once() throws Exception {
        for (int workers = 1; workers <= 5; workers++) {
            for (int size : new int[] {0, 1, 2, 3, 4, 5, 7, 10, 11, 12, 13, 101}) {
                counts(size, workers, n -> n % 3 != 0);
            }
        }
    }

    @Test
    void as_many_as_workers_meet() throws Exception {
        for (int workers = 2; workers <= 4; workers++) {
            meets(workers, workers);
            meets(2 * workers + 1, workers);
        }
    }

    @Test
    void a_failure_comes_out() throws Exception {
        for (int workers = 1; workers <= 3; workers++) {
            for (int at = 0; at < 5; at++) {
                fails(5, workers, at);
            }
        }
    }

    @Test
    void nothing_is_carried_over() throws Exception {
        counts(5, 2, n -> true);
        counts(5, 2, n -> true);
        counts(4, 3, n -> n % 2 == 0);
        fails(4, 2, 3);
        counts(4, 2, n -> n % 2 == 1);
        meets(3, 3);
        meets(2, 2);
    }
}
