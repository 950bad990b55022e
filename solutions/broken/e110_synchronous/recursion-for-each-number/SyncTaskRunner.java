/*
 * Broken on purpose: each number is a call deeper, and the stack ends before a long queue does.
 * Verdict: EXCEPTION
 * Clause: C1
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
        takeRest(workload, primes);
        return WorkerReport.byCurrentThread(name, primes);
    }

    private static void takeRest(Workload workload, List<Long> primes) {
        Long n = workload.numbers().poll();
        if (n == null) {
            return;
        }
        if (workload.primeTest().isPrime(n)) {
            primes.add(n);
        }
        takeRest(workload, primes);
    }
}
