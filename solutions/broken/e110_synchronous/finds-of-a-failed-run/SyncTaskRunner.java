/*
 * Broken on purpose: the finds are a field that a run which fails does not empty.
 * Verdict: WRONG
 * Clause: C4
 */
package kata.e110_synchronous;

import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import kata.model.*;

public final class SyncTaskRunner implements TaskRunner {
    private final List<Long> primes = new ArrayList<>();

    @Override
    public RunResult run(Workload workload) {
        var reports = new ArrayList<WorkerReport>();
        for (int i = 1; i <= workload.workers(); i++) {
            reports.add(work("Worker-" + i, workload));
        }
        return new RunResult(reports);
    }

    private WorkerReport work(String name, Workload workload) {
        for (Long n; (n = workload.numbers().poll()) != null; ) {
            if (workload.primeTest().isPrime(n)) {
                primes.add(n);
            }
        }
        var report = WorkerReport.byCurrentThread(name, primes);
        primes.clear();
        return report;
    }
}
