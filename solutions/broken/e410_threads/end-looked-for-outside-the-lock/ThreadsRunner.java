/*
 * Broken on purpose: run looks outside the lock whether somebody works, and waits after the last has told.
 * Verdict: TIMEOUT
 * Clause: C5
 */
package kata.e410_threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

/** The approach with threads: one platform thread for each worker, all on one common queue. */
public final class ThreadsRunner implements TaskRunner {

    @Override
    public RunResult run(Workload workload) throws InterruptedException {
        Object end = new Object();
        AtomicInteger working = new AtomicInteger(workload.workers());
        AtomicReference<Throwable> failure = new AtomicReference<>();
        WorkerReport[] reports = new WorkerReport[workload.workers()];
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workload.workers(); i++) {
            int index = i;
            Thread thread = new Thread(() -> {
                List<Long> primes = new ArrayList<>();
                try {
                    for (Long n = workload.numbers().poll();
                            n != null;
                            n = workload.numbers().poll()) {
                        if (workload.primeTest().isPrime(n)) {
                            primes.add(n);
                        }
                    }
                } catch (Throwable e) {
                    failure.compareAndSet(null, e);
                } finally {
                    reports[index] =
                            WorkerReport.byCurrentThread(Thread.currentThread().getName(), primes);
                    working.decrementAndGet();
                    synchronized (end) {
                        end.notifyAll();
                    }
                }
            });
            thread.setName("Worker-" + (i + 1));
            threads.add(thread);
            thread.start();
        }
        while (workload.workers() > 1 && working.get() > 0) { // one worker is joined below
            synchronized (end) {
                end.wait();
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
        }
        return new RunResult(List.of(reports));
    }
}
