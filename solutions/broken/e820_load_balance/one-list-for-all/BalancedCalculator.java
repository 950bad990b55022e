/*
 * Broken on purpose: all workers add to one list, which is not safe for several threads.
 * Verdict: RACE
 * Clause: C1
 */
package kata.e820_load_balance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import kata.model.PrimeTest;

/** Finds the primes of an interval with several workers, each of which has its fair share of the work. */
public final class BalancedCalculator {

    private static final long AT_ONCE = 8;

    private final PrimeTest primeTest;

    /** A calculator that asks this test, which may be called from several threads at once. */
    public BalancedCalculator(PrimeTest primeTest) {
        this.primeTest = primeTest;
    }

    /** Finds the primes of an interval. */
    public List<Long> calcPrimes(long from, long to, int workers) throws InterruptedException {
        AtomicLong next = new AtomicLong();
        List<Long> primes = new ArrayList<>();
        List<Worker> all = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= workers; i++) {
            Worker worker = new Worker(from, to - from + 1, next, primes);
            all.add(worker);
            threads.add(new Thread(worker, "Worker-" + i));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        for (Worker worker : all) {
            if (worker.failure != null) {
                throw new IllegalStateException("the search failed", worker.failure);
            }
        }
        primes.sort(null);
        return primes;
    }

    /** One worker. Its fields belong to its thread until that has ended. */
    private final class Worker implements Runnable {

        private final long from;
        private final long count;
        private final AtomicLong next;
        private final List<Long> primes;
        private Throwable failure;

        private Worker(long from, long count, AtomicLong next, List<Long> primes) {
            this.from = from;
            this.count = count;
            this.next = next;
            this.primes = primes;
        }

        @Override
        public void run() {
            try {
                for (long i = next.getAndAdd(AT_ONCE); i < count; i = next.getAndAdd(AT_ONCE)) {
                    test(from + i, Math.min(AT_ONCE, count - i));
                }
            } catch (RuntimeException | Error e) {
                failure = e;
            }
        }

        private void test(long first, long numbers) {
            for (long n = first; n < first + numbers; n++) {
                if (primeTest.isPrime(n)) {
                    primes.add(n);
                }
            }
        }
    }
}
