/*
 * Broken on purpose: the end is awaited once more after an interrupt, and a third interrupt ends that too.
 * Verdict: WRONG
 * Clause: C5
 */
package kata.e430_thread_pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import kata.model.PrimeTest;

public final class ChunkedPool {

    public record Chunk(long from, long to) {}

    public static List<Chunk> chunks(long last, int workers) {
        int count = (int) Math.min(last, workers);
        List<Chunk> chunks = new ArrayList<>(count);
        long from = 1;
        for (int i = 0; i < count; i++) {
            long size = last / count + (i < last % count ? 1 : 0);
            chunks.add(new Chunk(from, from + size - 1));
            from += size;
        }
        return chunks;
    }

    public List<Long> primesUpTo(long last, int workers, PrimeTest primeTest) throws Exception {
        List<Chunk> chunks = chunks(last, workers);
        if (chunks.isEmpty()) {
            return List.of();
        }
        ExecutorService pool = Executors.newFixedThreadPool(chunks.size());
        try {
            List<Future<List<Long>>> futures = new ArrayList<>();
            for (Chunk chunk : chunks) {
                futures.add(pool.submit(() -> search(chunk, primeTest)));
            }
            List<Long> primes = new ArrayList<>();
            for (Future<List<Long>> future : futures) {
                primes.addAll(future.get());
            }
            return primes;
        } finally {
            pool.shutdown();
            awaitEnd(pool);
        }
    }

    /** Waits for the end, also if the caller is interrupted meanwhile. */
    private static void awaitEnd(ExecutorService pool) throws InterruptedException {
        try {
            pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            pool.shutdownNow();
            pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            throw e;
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
