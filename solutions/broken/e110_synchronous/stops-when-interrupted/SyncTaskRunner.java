/*
 * Broken on purpose: an interrupted caller gets its reports although numbers were not tested.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e110_synchronous;

import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import kata.model.*;

public final class SyncTaskRunner implements TaskRunner {
    @Override
    public RunResult run(Workload workload) {
        var reports = new ArrayList<WorkerReport>();
        for (int i = 1; i <= workload.workers(); i++) {
            var primes = new ArrayList<Long>();
            Long n;
            while (!Thread.currentThread().isInterrupted()
                    && (n = workload.numbers().poll()) != null) {
                if (workload.primeTest().isPrime(n)) {
                    primes.add(n);
                }
            }
            reports.add(WorkerReport.byCurrentThread("Worker-" + i, primes));
        }
        return new RunResult(reports);
    }
}
