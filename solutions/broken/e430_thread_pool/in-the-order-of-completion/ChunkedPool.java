/*
 * Broken on purpose: the primes are in the order in which the chunks were done.
 * Verdict: RACE
 * Clause: C2
 */
package kata.e430_thread_pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
            CompletionService<List<Long>> done = new ExecutorCompletionService<>(pool);
            List<Chunk> chunks = chunks(last, workers);
            for (Chunk chunk : chunks) {
                done.submit(() -> primes(chunk, primeTest));
            }
            for (int i = 0; i < chunks.size(); i++) {
                primes.addAll(done.take().get());
            }
        }
        return primes;
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
