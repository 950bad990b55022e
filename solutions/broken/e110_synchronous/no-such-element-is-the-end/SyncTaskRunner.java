/*
 * Broken on purpose: a NoSuchElementException is taken for the end of the queue, whoever threw it.
 * Verdict: WRONG
 * Clause: C5
 */
package kata.e110_synchronous;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
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
        try {
            while (true) {
                long n = workload.numbers().remove();
                if (workload.primeTest().isPrime(n)) {
                    primes.add(n);
                }
            }
        } catch (NoSuchElementException e) {
            return WorkerReport.byCurrentThread(name, primes);
        }
    }
}
