/*
 * Broken on purpose: the failure of a run is a field that nobody empties, and the next run throws it too.
 * Verdict: WRONG
 * Clause: C4
 */
package kata.e110_synchronous;

import java.util.ArrayList;
import java.util.List;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

public final class SyncTaskRunner implements TaskRunner {

    private RuntimeException failure;

    @Override
    public RunResult run(Workload workload) {
        List<WorkerReport> reports = new ArrayList<>();
        for (int i = 1; i <= workload.workers(); i++) {
            reports.add(work("Worker-" + i, workload));
        }
        if (failure != null) {
            throw failure;
        }
        return new RunResult(reports);
    }

    private WorkerReport work(String name, Workload workload) {
        List<Long> primes = new ArrayList<>();
        for (Long n; failure == null && (n = workload.numbers().poll()) != null; ) {
            try {
                if (workload.primeTest().isPrime(n)) {
                    primes.add(n);
                }
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        return WorkerReport.byCurrentThread(name, primes);
    }
}
