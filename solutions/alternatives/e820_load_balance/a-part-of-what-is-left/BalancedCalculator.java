/* Another right way: each worker takes a part of what is left, so the pieces get shorter; compareAndSet takes it. */
package kata.e820_load_balance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.PrimeTest;

/** Finds the primes of an interval with several workers, each of which has its fair share of the work. */
public final class BalancedCalculator {

    private final PrimeTest primeTest;

    /** A calculator that asks this test, which may be called from several threads at once. */
    public BalancedCalculator(PrimeTest primeTest) {
        this.primeTest = primeTest;
    }

    /** Finds the primes of an interval. */
    public List<Long> calcPrimes(long from, long to, int workers) throws InterruptedException {
        AtomicLong next = new AtomicLong(from);
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        AtomicReference<List<Long>> primes = new AtomicReference<>(List.of());
        List<Thread> threads = new ArrayList<>();
        for (int w = 0; w < workers; w++) {
            threads.add(Thread.ofVirtual().unstarted(() -> {
                List<Long> found = new ArrayList<>();
                try {
                    while (true) {
                        // a part of what is left: long pieces first, at last one number
                        long begin = next.get();
                        if (begin > to) {
                            break;
                        }
                        long piece = Math.max(1, (to - begin) / (8L * workers));
                        if (!next.compareAndSet(begin, begin + piece)) {
                            continue;
                        }
                        for (long n = begin; n < begin + piece; n++) {
                            if (primeTest.isPrime(n)) {
                                found.add(n);
                            }
                        }
                    }
                } catch (Throwable e) {
                    failures.add(e);
                }
                primes.accumulateAndGet(found, (a, b) -> {
                    List<Long> both = new ArrayList<>(a);
                    both.addAll(b);
                    return both;
                });
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.peek());
        }
        return primes.get().stream().sorted().toList();
    }
}
