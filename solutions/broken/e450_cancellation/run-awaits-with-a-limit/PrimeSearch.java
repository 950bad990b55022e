/*
 * Broken on purpose: run waits for a minute, and returns what is there by then.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e450_cancellation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import kata.model.Workload;

/** A search for primes that can be stopped: the tasks that have not begun never will. */
public final class PrimeSearch {

    private record Test(long number, Future<Boolean> answer) {}

    private final Workload workload;
    private final ExecutorService pool;
    private volatile boolean cancelled;

    public PrimeSearch(Workload workload) {
        this.workload = workload;
        pool = Executors.newFixedThreadPool(workload.workers());
    }

    public List<Long> run() throws InterruptedException {
        List<Test> tests = submit();
        pool.shutdown();
        try {
            pool.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            cancel();
            throw e;
        }
        List<Long> primes = new ArrayList<>();
        for (Test test : tests) {
            if (test.answer.state() == Future.State.FAILED && !cancelled) {
                throw new IllegalStateException("the test of " + test.number + " failed", test.answer.exceptionNow());
            }
            if (test.answer.state() == Future.State.SUCCESS && test.answer.resultNow()) {
                primes.add(test.number);
            }
        }
        return primes.stream().sorted().toList();
    }

    private synchronized List<Test> submit() {
        List<Test> tests = new ArrayList<>();
        if (!cancelled) {
            for (Long n = workload.numbers().poll();
                    n != null;
                    n = workload.numbers().poll()) {
                long number = n;
                tests.add(
                        new Test(number, pool.submit(() -> workload.primeTest().isPrime(number))));
            }
        }
        return tests;
    }

    public void cancel() {
        synchronized (this) {
            cancelled = true;
        }
        pool.shutdownNow();
        boolean interrupted = false;
        while (!pool.isTerminated()) {
            try {
                pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
