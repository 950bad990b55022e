/*
 * Broken on purpose: an interrupted call leaves its failure in a field, and the next call throws it.
 * Verdict: WRONG
 * Clause: C2
 */
package kata.e430_thread_pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import kata.model.PrimeTest;

public final class ChunkedPool {

    public record Chunk(long from, long to) {}

    /** The first failure: who sees it needs not go on. */
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

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
        List<Long> primes = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(chunks.size())) {
            List<Future<List<Long>>> futures = new ArrayList<>();
            for (Chunk chunk : chunks) {
                futures.add(pool.submit(() -> search(chunk, primeTest)));
            }
            for (Future<List<Long>> future : futures) {
                primes.addAll(future.get());
            }
        }
        Throwable thrown = failure.getAndSet(null);
        if (thrown != null) {
            throw new ExecutionException(thrown);
        }
        return primes;
    }

    private List<Long> search(Chunk chunk, PrimeTest primeTest) {
        List<Long> primes = new ArrayList<>();
        try {
            for (long n = chunk.from(); n <= chunk.to() && failure.get() == null; n++) {
                if (primeTest.isPrime(n)) {
                    primes.add(n);
                }
            }
        } catch (Throwable t) {
            failure.compareAndSet(null, t);
        }
        return primes;
    }
}
