/*
 * Broken on purpose: failures come by the JVM's default handler, of which there is one; two runs at once mix theirs.
 * Verdict: WRONG
 * Clause: C7
 */
package kata.e410_threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

public final class ThreadsRunner implements TaskRunner {

    @Override
    public RunResult run(Workload workload) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> failure.compareAndSet(null, thrown));
        try {
            List<List<Long>> finds = new ArrayList<>();
            List<Thread> threads = new ArrayList<>();
            for (int i = 1; i <= workload.workers(); i++) {
                List<Long> primes = new ArrayList<>();
                finds.add(primes);
                threads.add(Thread.ofPlatform().name("Worker-" + i).start(() -> work(workload, primes)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            if (failure.get() != null) {
                throw new IllegalStateException("a worker failed", failure.get());
            }
            List<WorkerReport> reports = new ArrayList<>();
            for (int i = 0; i < threads.size(); i++) {
                Thread thread = threads.get(i);
                reports.add(new WorkerReport(
                        thread.getName(),
                        thread.threadId(),
                        ProcessHandle.current().pid(),
                        finds.get(i)));
            }
            return new RunResult(reports);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    private static void work(Workload workload, List<Long> primes) {
        Long n;
        while ((n = workload.numbers().poll()) != null) {
            if (workload.primeTest().isPrime(n)) {
                primes.add(n);
            }
        }
    }
}
