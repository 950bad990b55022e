/*
 * Broken on purpose: the finds are a field that runs at the same time share.
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

    private List<Long> primes = new ArrayList<>();

    @Override
    public RunResult run(Workload workload) {
        List<WorkerReport> reports = new ArrayList<>();
        for (int i = 1; i <= workload.workers(); i++) {
            primes = new ArrayList<>();
            Long n;
            while ((n = workload.numbers().poll()) != null) {
                if (workload.primeTest().isPrime(n)) {
                    primes.add(n);
                }
            }
            reports.add(WorkerReport.byCurrentThread("Worker-" + i, primes));
        }
        return new RunResult(reports);
    }
}
