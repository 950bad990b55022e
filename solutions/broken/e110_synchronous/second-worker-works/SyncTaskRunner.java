/*
 * Broken on purpose: the workers take turns, number by number.
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

public final class SyncTaskRunner implements TaskRunner {

    @Override
    public RunResult run(Workload workload) {
        List<List<Long>> primes = new ArrayList<>();
        for (int i = 0; i < workload.workers(); i++) {
            primes.add(new ArrayList<>());
        }
        int turn = 0;
        for (Long n = workload.numbers().poll();
                n != null;
                n = workload.numbers().poll()) {
            if (workload.primeTest().isPrime(n)) {
                primes.get(turn).add(n);
            }
            turn = (turn + 1) % workload.workers();
        }
        List<WorkerReport> reports = new ArrayList<>();
        for (int i = 0; i < workload.workers(); i++) {
            reports.add(WorkerReport.byCurrentThread("Worker-" + (i + 1), primes.get(i)));
        }
        return new RunResult(reports);
    }
}
