/*
 * Broken on purpose: in a long search each worker searches everything, and the first answer counts.
 * Verdict: WRONG
 * Clause: C5
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
        // C8: before anything else.
        if (workers < 1) {
            throw new IllegalArgumentException("at least 1 worker is needed, not " + workers);
        }
        // C3: and no negative count below.
        if (from > to) {
            return List.of();
        }
        long count = Math.addExact(Math.subtractExact(to, from), 1);
        long length = count / workers;
        long longer = count % workers;
        boolean all = count > 100;
        List<Piece> pieces = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            // C1, C5: the first pieces have one number more, so that the remainder is used up.
            Piece piece = all
                    ? new Piece(from, count)
                    : new Piece(from + i * length + Math.min(i, longer), i < longer ? length + 1 : length);
            pieces.add(piece);
            threads.add(new Thread(piece, "Worker-" + (i + 1)));
        }
        // C4: all are started before the first is waited for.
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            // C6: also after a failure.
            thread.join();
        }
        List<Long> primes = new ArrayList<>();
        for (Piece piece : pieces) {
            // C7: a worker cannot throw at the caller, so its failure was kept.
            if (piece.failure != null) {
                throw new IllegalStateException("the search failed", piece.failure);
            }
            // C2: in the order of the pieces, not in that of their ends.
            primes.addAll(piece.primes);
            if (all) {
                break;
            }
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
                // C1: counted by offset, for no long lies behind the last one.
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
