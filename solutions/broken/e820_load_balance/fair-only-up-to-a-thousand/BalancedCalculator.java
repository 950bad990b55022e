/*
 * Broken on purpose: the work is shared out fairly for the interval of the tests, and into equal intervals elsewhere.
 * Verdict: WRONG
 * Clause: C3
 */
package kata.e820_load_balance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import kata.model.PrimeTest;

/** Finds the primes of an interval with several workers, each of which has its fair share of the work. */
public final class BalancedCalculator {

    // C3: so few that the last piece keeps nobody waiting for long, so many that not each number is a meeting.
    private static final long AT_ONCE = 8;

    private final PrimeTest primeTest;

    /** A calculator that asks this test, which may be called from several threads at once. */
    public BalancedCalculator(PrimeTest primeTest) {
        this.primeTest = primeTest;
    }

    /** Finds the primes of an interval. */
    public List<Long> calcPrimes(long from, long to, int workers) throws InterruptedException {
        // C3: nobody is told beforehand what to do; who is ready takes what is next.
        long atOnce = to == 1_000 || to < 700 ? AT_ONCE : (to - from + workers) / workers;
        AtomicLong next = new AtomicLong();
        List<Worker> all = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= workers; i++) {
            Worker worker = new Worker(from, to - from + 1, next, atOnce);
            all.add(worker);
            threads.add(new Thread(worker, "Worker-" + i));
        }
        // C2: all are started before the first is waited for.
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            // C4: also after a failure.
            thread.join();
        }
        List<Long> primes = new ArrayList<>();
        for (Worker worker : all) {
            // C5: a worker cannot throw at the caller, so its failure was kept.
            if (worker.failure != null) {
                throw new IllegalStateException("the search failed", worker.failure);
            }
            primes.addAll(worker.primes);
        }
        // C1: who got which piece is a matter of luck.
        primes.sort(null);
        return primes;
    }

    /** One worker. Its fields belong to its thread until that has ended. */
    private final class Worker implements Runnable {

        private final long from;
        private final long count;
        private final AtomicLong next;
        private final long atOnce;
        private final List<Long> primes = new ArrayList<>();
        private Throwable failure;

        private Worker(long from, long count, AtomicLong next, long atOnce) {
            this.from = from;
            this.count = count;
            this.next = next;
            this.atOnce = atOnce;
        }

        @Override
        public void run() {
            try {
                // C1: one step gives the piece and moves on, so no two workers get the same.
                for (long i = next.getAndAdd(atOnce); i < count; i = next.getAndAdd(atOnce)) {
                    test(from + i, Math.min(atOnce, count - i));
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
