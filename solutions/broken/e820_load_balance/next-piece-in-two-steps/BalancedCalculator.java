/*
 * Broken on purpose: the next piece is read and moved on in two steps, so two workers get the same.
 * Verdict: RACE
 * Clause: C1
 */
package kata.e820_load_balance;

import java.util.ArrayList;
import java.util.List;
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
        Next next = new Next();
        List<Worker> all = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= workers; i++) {
            Worker worker = new Worker(from, to - from + 1, next);
            all.add(worker);
            threads.add(new Thread(worker, "Worker-" + i));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        List<Long> primes = new ArrayList<>();
        for (Worker worker : all) {
            if (worker.failure != null) {
                throw new IllegalStateException("the search failed", worker.failure);
            }
            primes.addAll(worker.primes);
        }
        primes.sort(null);
        return primes;
    }

    /** The next number that nobody has taken yet, counted from the first. */
    private static final class Next {

        private volatile long number;

        private long take() {
            long taken = number;
            number = taken + AT_ONCE;
            return taken;
        }
    }

    /** One worker. Its fields belong to its thread until that has ended. */
    private final class Worker implements Runnable {

        private final long from;
        private final long count;
        private final Next next;
        private final List<Long> primes = new ArrayList<>();
        private Throwable failure;

        private Worker(long from, long count, Next next) {
            this.from = from;
            this.count = count;
            this.next = next;
        }

        @Override
        public void run() {
            try {
                for (long i = next.take(); i < count; i = next.take()) {
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
