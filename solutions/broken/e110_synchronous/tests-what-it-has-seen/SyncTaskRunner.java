/*
 * Broken on purpose: the head is looked at and used, then removed.
 * Verdict: RACE
 * Clause: C1
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

    @Override
    public RunResult run(Workload workload) {
        List<WorkerReport> reports = new ArrayList<>();
        for (int i = 1; i <= workload.workers(); i++) {
            reports.add(WorkerReport.byCurrentThread("Worker-" + i, work(workload)));
        }
        return new RunResult(reports);
    }

    private static List<Long> work(Workload workload) {
        Queue<Long> numbers = workload.numbers();
        List<Long> primes = new ArrayList<>();
        Long n;
        while ((n = numbers.peek()) != null) {
            numbers.poll();
            if (workload.primeTest().isPrime(n)) {
                primes.add(n);
            }
        }
        return primes;
    }
}
