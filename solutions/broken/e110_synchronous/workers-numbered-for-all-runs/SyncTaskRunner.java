/*
 * Broken on purpose: workers are numbered by a static counter; two runs at once (two threads, or nested) mix names.
 * Verdict: WRONG
 * Clause: C4
 */
package kata.e110_synchronous;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

public final class SyncTaskRunner implements TaskRunner {

    private static final class Worker {
        private static final AtomicInteger HIRED = new AtomicInteger();

        private final String name = "Worker-" + HIRED.incrementAndGet();
        private final List<Long> primes = new ArrayList<>();

        private WorkerReport work(Workload workload) {
            Queue<Long> numbers = workload.numbers();
            for (Long n = numbers.poll(); n != null; n = numbers.poll()) {
                if (workload.primeTest().isPrime(n)) {
                    primes.add(n);
                }
            }
            return WorkerReport.byCurrentThread(name, primes);
        }
    }

    @Override
    public RunResult run(Workload workload) {
        Worker.HIRED.set(0);
        List<WorkerReport> reports = new ArrayList<>();
        for (int i = 0; i < workload.workers(); i++) {
            reports.add(new Worker().work(workload));
        }
        return new RunResult(reports);
    }
}
