/*
 * Broken on purpose: a thread of its own does all the work, and the caller waits for it.
 * Verdict: FORBIDDEN_API
 * Clause: C2
 */
package kata.e110_synchronous;

import java.util.ArrayList;
import java.util.List;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

public final class SyncTaskRunner implements TaskRunner {

    @Override
    public RunResult run(Workload workload) throws InterruptedException {
        List<WorkerReport> reports = new ArrayList<>();
        Thread all = new Thread(() -> {
            for (int i = 1; i <= workload.workers(); i++) {
                reports.add(work("Worker-" + i, workload));
            }
        });
        all.start();
        all.join();
        return new RunResult(reports);
    }

    private static WorkerReport work(String name, Workload workload) {
        List<Long> primes = new ArrayList<>();
        for (Long n = workload.numbers().poll();
                n != null;
                n = workload.numbers().poll()) {
            if (workload.primeTest().isPrime(n)) {
                primes.add(n);
            }
        }
        return WorkerReport.byCurrentThread(name, primes);
    }
}
