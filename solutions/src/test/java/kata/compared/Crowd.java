package kata.compared;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What the tests with rounds have in common: a pool, a latch at which all begin, a time-out for what hangs. */
final class Crowd {

    /** How often each test is repeated. */
    static final int ROUNDS = 20;

    /** How many threads work at once. */
    static final int THREADS = 4;

    private static final int PATIENCE_SECONDS = 10;

    private Crowd() {}

    /**
     * Runs each work in a thread of its own; all begin at once. Blocks until all have ended.
     *
     * @return the results, in the order of the work
     * @throws Exception what the first of them has thrown, or a time-out if one has not ended after ten seconds
     */
    static <T> List<T> together(List<Callable<T>> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(
                work.size(), Thread.ofPlatform().daemon().factory());
        CountDownLatch begin = new CountDownLatch(1);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> each : work) {
                futures.add(pool.submit(() -> {
                    begin.await();
                    return each.call();
                }));
            }
            begin.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    /** So many times the same work. */
    static <T> List<Callable<T>> each(int times, Callable<T> work) {
        List<Callable<T>> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.add(work);
        }
        return all;
    }
}
