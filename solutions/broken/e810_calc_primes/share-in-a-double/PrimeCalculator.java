/*
 * Broken on purpose: the borders are multiples of a share in a double, which is not exact for a very long interval.
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
        if (workers < 1) {
            throw new IllegalArgumentException("at least one worker is needed, not " + workers);
        }
        if (from > to) {
            return List.of();
        }
        long count = to - from + 1;
        int pieces = (int) Math.min(workers, count);
        List<Worker> all = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
            double share = (double) count / pieces;
            long begin = Math.round(i * share);
            long end = Math.round((i + 1) * share);
            all.add(new Worker(from + begin, end - begin));
        }
        for (Worker worker : all) {
            worker.start();
        }
        List<Long> primes = new ArrayList<>();
        for (Worker worker : all) {
            worker.join();
        }
        for (Worker worker : all) {
            if (worker.failure != null) {
                throw new IllegalStateException(worker.failure);
            }
            primes.addAll(worker.found);
        }
        return primes;
    }

    private final class Worker extends Thread {

        private final long first;
        private final long length;
        private final List<Long> found = new ArrayList<>();
        private Throwable failure;

        Worker(long first, long length) {
            this.first = first;
            this.length = length;
        }

        @Override
        public void run() {
            try {
                for (long i = 0; i < length; i++) {
                    if (primeTest.isPrime(first + i)) {
                        found.add(first + i);
                    }
                }
            } catch (Throwable e) {
                failure = e;
            }
        }
    }
}
