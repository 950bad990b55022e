/*
 * Broken on purpose: failures are kept by number, and the answer for an equal number hides one.
 * Verdict: WRONG
 * Clause: C7
 */
package kata.e440_virtual_threads;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import kata.model.Workload;

public final class VirtualRunner {

    public List<Long> run(Workload workload) throws InterruptedException {
        Semaphore permits = new Semaphore(workload.workers());
        List<Long> numbers = new ArrayList<>();
        Map<Long, Boolean> answers = new ConcurrentHashMap<>();
        Map<Long, Throwable> failures = new ConcurrentHashMap<>();
        List<Thread> threads = new ArrayList<>();
        for (Long n = workload.numbers().poll();
                n != null;
                n = workload.numbers().poll()) {
            Long number = n;
            numbers.add(number);
            threads.add(Thread.ofVirtual().start(() -> {
                permits.acquireUninterruptibly();
                try {
                    answers.put(number, workload.primeTest().isPrime(number));
                } catch (Throwable t) {
                    failures.put(number, t);
                } finally {
                    permits.release();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        List<Long> primes = new ArrayList<>();
        for (Long number : numbers) {
            Boolean answer = answers.get(number);
            if (answer == null) {
                throw new IllegalStateException("cannot test " + number, failures.get(number));
            }
            if (answer) {
                primes.add(number);
            }
        }
        Collections.sort(primes);
        return primes;
    }
}
