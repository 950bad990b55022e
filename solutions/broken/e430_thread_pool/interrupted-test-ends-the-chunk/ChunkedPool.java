/*
 * Broken on purpose: a chunk ends when a test has left its thread interrupted, and its primes count as all of them.
 * Verdict: WRONG
 * Clause: C2
 */
package kata.e430_thread_pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kata.model.PrimeTest;

/** The approach with a thread pool: the numbers are cut into chunks, and each chunk is a task of an executor. */
public final class ChunkedPool {

    /** Numbers that belong together. */
    public record Chunk(long from, long to) {}

    public static List<Chunk> chunks(long last, int workers) {
        List<Chunk> chunks = new ArrayList<>();
        long count = Math.min(last, workers);
        long next = 1;
        for (long i = 0; i < count; i++) {
            long size = last / count + (i < last % count ? 1 : 0);
            chunks.add(new Chunk(next, next + (size - 1)));
            next += size;
        }
        return chunks;
    }

    public List<Long> primesUpTo(long last, int workers, PrimeTest primeTest) throws Exception {
        List<Long> primes = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            List<Future<List<Long>>> futures = new ArrayList<>();
            for (Chunk chunk : chunks(last, workers)) {
                futures.add(pool.submit(() -> primes(chunk, primeTest)));
            }
            for (Future<List<Long>> future : futures) {
                primes.addAll(future.get());
            }
        }
        return primes;
    }

    private static List<Long> primes(Chunk chunk, PrimeTest primeTest) {
        List<Long> primes = new ArrayList<>();
        for (long n = chunk.from; n <= chunk.to && !Thread.currentThread().isInterrupted(); n++) {
            if (primeTest.isPrime(n)) {
                primes.add(n);
            }
        }
        return primes;
    }
}
