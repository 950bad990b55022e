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
            // C2, C3: a plain call. It comes back when the queue is empty, so the next worker finds nothing to do.
            // C4: and yet it reports.
            reports.add(work("Worker-" + i, workload));
        }
        return new RunResult(reports);
    }

    private static WorkerReport work(String name, Workload workload) {
        List<Long> primes = new ArrayList<>();
        // C1: poll looks and takes in one step.
        for (Long n = workload.numbers().poll();
                n != null;
                n = workload.numbers().poll()) {
            // C5: nothing is caught here, so a failure ends the loop and the run.
            if (workload.primeTest().isPrime(n)) {
                primes.add(n);
            }
        }
        return WorkerReport.byCurrentThread(name, primes);
    }
}
