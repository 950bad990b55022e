/*
 * Broken on purpose: an answer is lost if the test leaves its thread interrupted, for put throws then.
 * Verdict: EXCEPTION
 * Clause: C1
 */
package kata.e440_virtual_threads;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import kata.model.Workload;

public final class VirtualRunner {

    private record Outcome(long number, boolean prime, Throwable failure) {}

    public List<Long> run(Workload workload) throws InterruptedException {
        Semaphore permits = new Semaphore(workload.workers());
        BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
        int asked = 0;
        for (Long n = workload.numbers().poll();
                n != null;
                n = workload.numbers().poll()) {
            long number = n;
            asked++;
            Thread.ofVirtual().start(() -> {
                permits.acquireUninterruptibly();
                Outcome outcome;
                try {
                    outcome = new Outcome(number, workload.primeTest().isPrime(number), null);
                } catch (Throwable t) {
                    outcome = new Outcome(number, false, t);
                } finally {
                    permits.release();
                }
                try {
                    outcomes.put(outcome);
                } catch (InterruptedException e) {
                    // the queue has no limit: put does not wait
                    outcomes.add(new Outcome(number, false, e));
                }
            });
        }
        List<Long> primes = new ArrayList<>();
        Throwable failure = null;
        for (int i = 0; i < asked; i++) {
            Outcome outcome = outcomes.take();
            if (outcome.failure() != null) {
                failure = outcome.failure();
            } else if (outcome.prime()) {
                primes.add(outcome.number());
            }
        }
        if (failure != null) {
            throw new IllegalStateException("a test has failed", failure);
        }
        Collections.sort(primes);
        return primes;
    }
}
