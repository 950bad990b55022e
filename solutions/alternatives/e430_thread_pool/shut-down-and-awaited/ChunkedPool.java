/* Another right way: the pool is shut down in a finally, and its end awaited. */
package kata.e430_thread_pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Future<List<Long>>> futures = new ArrayList<>();
            for (Chunk chunk : chunks(last, workers)) {
                futures.add(pool.submit(() -> primes(chunk, primeTest)));
            }
            for (Future<List<Long>> future : futures) {
                primes.addAll(future.get());
            }
        } finally {
            pool.shutdownNow();
            awaitEnd(pool);
        }
        return primes;
    }

    /** Waits also if it is interrupted meanwhile, however often. */
    private static void awaitEnd(ExecutorService pool) {
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Long> primes(Chunk chunk, PrimeTest primeTest) {
        List<Long> primes = new ArrayList<>();
        for (long n = chunk.from; n <= chunk.to; n++) {
            if (primeTest.isPrime(n)) {
                primes.add(n);
            }
        }
        return primes;
    }
}
