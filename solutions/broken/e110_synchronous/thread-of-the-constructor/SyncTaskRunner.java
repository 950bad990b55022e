/*
 * Broken on purpose: the thread id is read when the runner is made; run on another thread reports the wrong one.
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

    private final long threadId = Thread.currentThread().threadId();
    private final long processId = ProcessHandle.current().pid();

    @Override
    public RunResult run(Workload workload) {
        List<WorkerReport> reports = new ArrayList<>();
        Queue<Long> numbers = workload.numbers();
        for (int i = 1; i <= workload.workers(); i++) {
            List<Long> primes = new ArrayList<>();
            for (Long n = numbers.poll(); n != null; n = numbers.poll()) {
                if (workload.primeTest().isPrime(n)) {
                    primes.add(n);
                }
            }
            reports.add(new WorkerReport("Worker-" + i, threadId, processId, primes));
        }
        return new RunResult(reports);
    }
}
