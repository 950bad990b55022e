/* Another right way: each worker has an interval of its own; who is done takes half of the longest one. */
package kata.e820_load_balance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import kata.model.PrimeTest;

/** Finds the primes of an interval with several workers, each of which has its fair share of the work. */
public final class BalancedCalculator {

    private final PrimeTest primeTest;

    /** A calculator that asks this test, which may be called from several threads at once. */
    public BalancedCalculator(PrimeTest primeTest) {
        this.primeTest = primeTest;
    }

    /** What a worker still has to do, from the first to the last, both included; only under the lock. */
    private static final class Hand {
        long first;
        long last;

        Hand(long first, long last) {
            this.first = first;
            this.last = last;
        }

        long left() {
            return last - first + 1;
        }
    }

    /** Finds the primes of an interval. */
    public List<Long> calcPrimes(long from, long to, int workers) throws InterruptedException {
        Semaphore lock = new Semaphore(1);
        List<Hand> hands = new ArrayList<>();
        long count = Math.max(0, to - from + 1);
        long begin = from;
        for (int w = 0; w < workers; w++) {
            long share = count / workers + (w < count % workers ? 1 : 0);
            hands.add(new Hand(begin, begin + share - 1));
            begin += share;
        }
        Set<Long> found = new TreeSet<>();
        Throwable[] failure = new Throwable[1];
        List<Thread> threads = new ArrayList<>();
        for (Hand own : hands) {
            threads.add(new Thread(() -> {
                List<Long> primes = new ArrayList<>();
                Throwable thrown = null;
                try {
                    for (Long n = next(own, hands, lock); n != null; n = next(own, hands, lock)) {
                        if (primeTest.isPrime(n)) {
                            primes.add(n);
                        }
                    }
                } catch (Throwable e) {
                    thrown = e;
                }
                lock.acquireUninterruptibly();
                if (thrown != null) {
                    failure[0] = thrown;
                }
                found.addAll(primes);
                lock.release();
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure[0] != null) {
            throw new IllegalStateException(failure[0]);
        }
        return List.copyOf(found);
    }

    /** The next number of the own hand; whoever has none robs the richest of its upper half. */
    private static Long next(Hand own, List<Hand> hands, Semaphore lock) {
        lock.acquireUninterruptibly();
        try {
            if (own.left() == 0) {
                Hand rich = Collections.max(hands, Comparator.comparingLong(Hand::left));
                if (rich.left() == 0) {
                    return null;
                }
                long middle = rich.first + rich.left() / 2;
                own.first = middle;
                own.last = rich.last;
                rich.last = middle - 1;
            }
            return own.first++;
        } finally {
            lock.release();
        }
    }
}
