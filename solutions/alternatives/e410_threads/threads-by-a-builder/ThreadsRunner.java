/* Another right way: a builder counts the names up, and a handler of the thread gets the failure. */
package kata.e410_threads;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

/** The approach with threads: a builder makes them, and whoever fails hands it to the builder's handler. */
public final class ThreadsRunner implements TaskRunner {

    @Override
    public RunResult run(Workload workload) throws InterruptedException {
        WorkerReport[] reports = new WorkerReport[workload.workers()];
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        Thread.Builder builder = Thread.ofPlatform()
                .name("Worker-", 1)
                .uncaughtExceptionHandler((thread, failure) -> failures.add(failure));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < reports.length; i++) {
            int index = i;
            threads.add(builder.start(() -> reports[index] = work(workload)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("a worker failed", failures.getFirst());
        }
        return new RunResult(List.of(reports));
    }

    private static WorkerReport work(Workload workload) {
        List<Long> primes = new ArrayList<>();
        for (Long n = workload.numbers().poll();
                n != null;
                n = workload.numbers().poll()) {
            if (workload.primeTest().isPrime(n)) {
                primes.add(n);
            }
        }
        return WorkerReport.byCurrentThread(Thread.currentThread().getName(), primes);
    }
}
