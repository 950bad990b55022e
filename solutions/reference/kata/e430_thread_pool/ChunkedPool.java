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
            // C1: the first ones take what is left over, one each. Each begins where the one before it has ended.
            long size = last / count + (i < last % count ? 1 : 0);
            chunks.add(new Chunk(next, next + (size - 1)));
            next += size;
        }
        return chunks;
    }

    public List<Long> primesUpTo(long last, int workers, PrimeTest primeTest) throws Exception {
        List<Long> primes = new ArrayList<>();
        // C5: close waits for the tasks and then for the threads, however the block is left.
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            List<Future<List<Long>>> futures = new ArrayList<>();
            for (Chunk chunk : chunks(last, workers)) {
                // C3, C4: a task for each chunk; all are submitted before the first is waited for.
                futures.add(pool.submit(() -> primes(chunk, primeTest)));
            }
            for (Future<List<Long>> future : futures) {
                // C2: in the order of the chunks. C6: get throws what the task has thrown.
                primes.addAll(future.get());
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
