/*
 * Broken on purpose: all workers add to one list.
 * Verdict: RACE
 * Clause: C2
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
        if (from > to) {
            return List.of();
        }
        long count = Math.addExact(Math.subtractExact(to, from), 1);
        long length = count / workers;
        long longer = count % workers;
        List<Long> found = new ArrayList<>();
        List<Piece> pieces = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            Piece piece = new Piece(found, from + i * length + Math.min(i, longer), i < longer ? length + 1 : length);
            pieces.add(piece);
            threads.add(new Thread(piece, "Worker-" + (i + 1)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        for (Piece piece : pieces) {
            if (piece.failure != null) {
                throw new IllegalStateException("the search failed", piece.failure);
            }
        }
        return found;
    }

    /** One worker's part. Its fields belong to its thread until that has ended. */
    private final class Piece implements Runnable {

        private final long first;
        private final long count;
        private final List<Long> found;
        private Throwable failure;

        private Piece(List<Long> found, long first, long count) {
            this.found = found;
            this.first = first;
            this.count = count;
        }

        @Override
        public void run() {
            try {
                for (long i = 0; i < count; i++) {
                    if (primeTest.isPrime(first + i)) {
                        synchronized (found) {
                            found.add(first + i);
                        }
                    }
                }
            } catch (RuntimeException | Error e) {
                failure = e;
            }
        }
    }
}
