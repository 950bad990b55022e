/*
 * Broken on purpose: the stream spreads the work over a common pool of threads.
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
    public RunResult run(Workload workload) {
        List<Long> primes = workload.numbers().parallelStream()
                .filter(workload.primeTest()::isPrime)
                .toList();
        workload.numbers().clear();
        List<WorkerReport> reports = new ArrayList<>();
        for (int i = 1; i <= workload.workers(); i++) {
            reports.add(WorkerReport.byCurrentThread("Worker-" + i, i == 1 ? primes : List.of()));
        }
        return new RunResult(reports);
    }
}
