/* Another right way: each worker starts the next one, waits for it and lays its own finds before those. */
package kata.e810_calc_primes;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
        BigInteger count =
                BigInteger.valueOf(to).subtract(BigInteger.valueOf(from)).add(BigInteger.ONE);
        int pieces = count.min(BigInteger.valueOf(workers)).intValue();
        Link head = new Link(from, count, 0, pieces);
        head.start();
        head.join();
        if (head.failure != null) {
            throw new IllegalStateException("a number could not be tested", head.failure);
        }
        return List.copyOf(head.primes);
    }

    /** Starts the one behind it, searches its piece, waits for the one behind it and lays its own finds before. */
    private final class Link extends Thread {

        private final long from;
        private final BigInteger count;
        private final int index;
        private final int pieces;
        private Deque<Long> primes = new ArrayDeque<>();
        private Throwable failure;

        Link(long from, BigInteger count, int index, int pieces) {
            this.from = from;
            this.count = count;
            this.index = index;
            this.pieces = pieces;
        }

        private long bound(int i) {
            return count.multiply(BigInteger.valueOf(i))
                    .divide(BigInteger.valueOf(pieces))
                    .longValueExact();
        }

        @Override
        public void run() {
            Link next = null;
            if (index + 1 < pieces) {
                next = new Link(from, count, index + 1, pieces);
                next.start();
            }
            List<Long> own = new ArrayList<>();
            try {
                long end = bound(index + 1);
                for (long i = bound(index); i < end; i++) {
                    if (primeTest.isPrime(from + i)) {
                        own.add(from + i);
                    }
                }
            } catch (Throwable e) {
                failure = e;
            }
            if (next != null) {
                joinAnyway(next);
                if (failure == null) {
                    failure = next.failure;
                }
                primes = next.primes;
            }
            for (Long prime : own.reversed()) {
                primes.addFirst(prime);
            }
        }
    }

    private static void joinAnyway(Thread thread) {
        while (true) {
            try {
                thread.join();
                return;
            } catch (InterruptedException e) {
                // nobody but the prime test knows this thread: there is nobody to tell
            }
        }
    }
}
