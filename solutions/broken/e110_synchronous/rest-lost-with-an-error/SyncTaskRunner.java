/*
 * Broken on purpose: all numbers are taken at once, and the rest goes back after an exception only.
 * Verdict: WRONG
 * Clause: C5
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
            for (Deque<Long> batch; !(batch = drain(workload.numbers())).isEmpty(); ) {
                test(batch, workload, primes);
            }
            reports.add(WorkerReport.byCurrentThread("Worker-" + i, primes));
        }
        return new RunResult(reports);
    }

    private static void test(Deque<Long> batch, Workload workload, List<Long> primes) {
        try {
            for (Long n; (n = batch.poll()) != null; ) {
                if (workload.primeTest().isPrime(n)) {
                    primes.add(n);
                }
            }
        } catch (RuntimeException e) {
            batch.addAll(drain(workload.numbers()));
            workload.numbers().addAll(batch);
            throw e;
        }
    }

    private static Deque<Long> drain(Queue<Long> queue) {
        var all = new ArrayDeque<Long>();
        for (Long n; (n = queue.poll()) != null; ) {
            all.add(n);
        }
        return all;
    }
}
