/*
 * Broken on purpose: an iterator that takes each number out of the queue, in a second step.
 * Verdict: RACE
 * Clause: C1
 */
package kata.e110_synchronous;

import java.util.ArrayList;
import java.util.Iterator;
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
        for (Iterator<Long> numbers = workload.numbers().iterator(); numbers.hasNext(); ) {
            long n = numbers.next();
            numbers.remove();
            if (workload.primeTest().isPrime(n)) {
                primes.add(n);
            }
        }
        return WorkerReport.byCurrentThread(name, primes);
    }
}
