/*
 * Broken on purpose: the reports are a field, and an inner run begins them anew.
 * Verdict: WRONG
 * Clause: C4
 */
package kata.e110_synchronous;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

public final class SyncTaskRunner implements TaskRunner {

    private List<WorkerReport> reports = new ArrayList<>();

    @Override
    public RunResult run(Workload workload) {
        reports = new ArrayList<>();
        for (int i = 1; i <= workload.workers(); i++) {
            reports.add(WorkerReport.byCurrentThread("Worker-" + i, work(workload)));
        }
        return new RunResult(reports);
    }

    private static List<Long> work(Workload workload) {
        Queue<Long> numbers = workload.numbers();
        List<Long> primes = new ArrayList<>();
        Long n;
        while ((n = numbers.poll()) != null) {
            if (workload.primeTest().isPrime(n)) {
                primes.add(n);
            }
        }
        return primes;
    }
}
