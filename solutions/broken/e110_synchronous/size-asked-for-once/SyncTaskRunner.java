/*
 * Broken on purpose: the size of the queue is asked for once, so what is added meanwhile is left to the next worker.
 * Verdict: WRONG
 * Clause: C3
 */
package kata.e110_synchronous;

import java.util.ArrayList;
import java.util.List;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

/** The synchronous approach: several workers, and one thing after the other, all on the caller's thread. */
public final class SyncTaskRunner implements TaskRunner {

    @Override
    public RunResult run(Workload workload) {
        List<WorkerReport> reports = new ArrayList<>();
        for (int i = 1; i <= workload.workers(); i++) {
            reports.add(work("Worker-" + i, workload));
        }
        return new RunResult(reports);
    }

    private static WorkerReport work(String name, Workload workload) {
        List<Long> primes = new ArrayList<>();
        int count = workload.numbers().size();
        for (int i = 0; i < count; i++) {
            long n = workload.numbers().remove();
            if (workload.primeTest().isPrime(n)) {
                primes.add(n);
            }
        }
        return WorkerReport.byCurrentThread(name, primes);
    }
}
