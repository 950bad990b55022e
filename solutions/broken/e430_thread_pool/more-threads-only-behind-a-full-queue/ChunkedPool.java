/*
 * Broken on purpose: the pool has a core of one, and makes more threads only when its queue is full, which it never is.
 * Verdict: NOT_CONCURRENT
 * Clause: C3
 */
package kata.e430_thread_pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import kata.model.PrimeTest;

/** The approach with a thread pool: the numbers are cut into chunks, and each chunk is a task of an executor. */
public final class ChunkedPool {

    public record Chunk(long from, long to) {}

    public static List<Chunk> chunks(long last, int workers) {
        int count = (int) Math.min(last, workers);
        List<Chunk> chunks = new ArrayList<>();
        long from = 1;
        for (int i = 0; i < count; i++) {
            long size = last / count + (i < last % count ? 1 : 0);
            chunks.add(new Chunk(from, from + size - 1));
            from += size;
        }
        return chunks;
    }

    public List<Long> primesUpTo(long last, int workers, PrimeTest primeTest) throws Exception {
        try (ExecutorService pool =
                new ThreadPoolExecutor(1, workers, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>())) {
            List<Future<List<Long>>> futures = new ArrayList<>();
            for (Chunk chunk : chunks(last, workers)) {
                futures.add(pool.submit(() -> search(chunk, primeTest)));
            }
            List<Long> primes = new ArrayList<>();
            for (Future<List<Long>> future : futures) {
                primes.addAll(future.get());
            }
            return primes;
        }
    }

    private static List<Long> search(Chunk chunk, PrimeTest primeTest) {
        List<Long> primes = new ArrayList<>();
        for (long n = chunk.from(); n <= chunk.to(); n++) {
            if (primeTest.isPrime(n)) {
                primes.add(n);
            }
        }
        return primes;
    }
}
