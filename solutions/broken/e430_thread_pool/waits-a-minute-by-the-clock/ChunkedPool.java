/*
 * Broken on purpose: the end of the pool is awaited for a minute at most; shows if a test takes longer than that.
 * Verdict: WRONG
 * Clause: C5
 */
package kata.e430_thread_pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import kata.model.PrimeTest;

public final class ChunkedPool {

    public record Chunk(long from, long to) {}

    /** An executor that is closed in bounded time, as its documentation recommends. */
    private record Pool(ExecutorService executor) implements AutoCloseable {
        @Override
        public void close() {
            executor.shutdown();
            boolean interrupted = false;
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            while (!executor.isTerminated() && System.nanoTime() < end) {
                try {
                    executor.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            executor.shutdownNow();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    public static List<Chunk> chunks(long last, int workers) {
        List<Chunk> chunks = new ArrayList<>();
        int count = (int) Math.min(last, workers);
        long from = 1;
        for (int i = 0; i < count; i++) {
            long size = last / count + (i < last % count ? 1 : 0);
            chunks.add(new Chunk(from, from - 1 + size));
            from += size;
        }
        return chunks;
    }

    public List<Long> primesUpTo(long last, int workers, PrimeTest primeTest) throws Exception {
        List<Long> primes = new ArrayList<>();
        try (Pool pool = new Pool(Executors.newCachedThreadPool())) {
            List<Future<List<Long>>> futures = new ArrayList<>();
            for (Chunk chunk : chunks(last, workers)) {
                futures.add(pool.executor().submit(() -> {
                    List<Long> found = new ArrayList<>();
                    for (long n = chunk.from(); n <= chunk.to(); n++) {
                        if (primeTest.isPrime(n)) {
                            found.add(n);
                        }
                    }
                    return found;
                }));
            }
            for (Future<List<Long>> future : futures) {
                primes.addAll(future.get());
            }
        }
        return primes;
    }
}
