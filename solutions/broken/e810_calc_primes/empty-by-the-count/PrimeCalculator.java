/*
 * Broken on purpose: the count tells that the interval is empty, and it overflows if the ends are far apart.
 * Verdict: WRONG
 * Clause: C3
 */
package kata.e810_calc_primes;

import java.util.ArrayList;
import java.util.List;
import kata.model.PrimeTest;

/** Finds the primes of an interval with several workers, each of which has a piece of the interval. */
public final class PrimeCalculator {

    private final PrimeTest primeTest;

    /** A calculator that asks this test, which may be called from several threads at once. */
    public PrimeCalculator(PrimeTest primeTest) {
        this.primeTest = primeTest;
    }

    /** Finds the primes of an interval. */
    public List<Long> calcPrimes(long from, long to, int workers) throws InterruptedException {
        if (workers < 1) {
            throw new IllegalArgumentException("at least 1 worker is needed, not " + workers);
        }
        long count = to - from + 1;
        if (count <= 0) {
            return List.of();
        }
        long length = count / workers;
        long longer = count % workers;
        List<Piece> pieces = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            Piece piece = new Piece(from + i * length + Math.min(i, longer), i < longer ? length + 1 : length);
            pieces.add(piece);
            threads.add(new Thread(piece, "Worker-" + (i + 1)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        List<Long> primes = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece.failure != null) {
                throw new IllegalStateException("the search failed", piece.failure);
            }
            primes.addAll(piece.primes);
        }
        return primes;
    }

    /** One worker's part. Its fields belong to its thread until that has ended. */
    private final class Piece implements Runnable {

        private final long first;
        private final long count;
        private final List<Long> primes = new ArrayList<>();
        private Throwable failure;

        private Piece(long first, long count) {
            this.first = first;
            this.count = count;
        }

        @Override
        public void run() {
            try {
                for (long i = 0; i < count; i++) {
                    if (primeTest.isPrime(first + i)) {
                        primes.add(first + i);
                    }
                }
            } catch (RuntimeException | Error e) {
                failure = e;
            }
        }
    }
}
