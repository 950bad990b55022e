/*
 * Broken on purpose: the workers count down a volatile field, and two that end at once count as one.
 * Verdict: TIMEOUT
 * Clause: C5
 */
package kata.e410_threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

/** The approach with threads: one platform thread for each worker, all on one common queue. */
public final class ThreadsRunner implements TaskRunner {

    @Override
    public RunResult run(Workload workload) throws InterruptedException {
        return new Run(workload).go();
    }

    private static final class Run {

        private final Workload workload;
        private final WorkerReport[] reports;
        private final Thread caller = Thread.currentThread();
        private volatile int working;
        private volatile Throwable failure;

        Run(Workload workload) {
            this.workload = workload;
            reports = new WorkerReport[workload.workers()];
        }

        RunResult go() throws InterruptedException {
            working = workload.workers();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < workload.workers(); i++) {
                int index = i;
                threads.add(new Thread(() -> work(index), "Worker-" + (i + 1)));
            }
            threads.forEach(Thread::start);
            while (working > 0) {
                LockSupport.park(this);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            for (Thread thread : threads) {
                thread.join();
            }
            if (failure != null) {
                throw new IllegalStateException(failure);
            }
            return new RunResult(List.of(reports));
        }

        private void work(int index) {
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
                failure = e;
            } finally {
                reports[index] =
                        WorkerReport.byCurrentThread(Thread.currentThread().getName(), primes);
                working--;
                LockSupport.unpark(caller);
            }
        }
    }
}
