/* Another right way: a number is removed until there is none. */
package kata.e110_synchronous;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
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
        while (true) {
            long n;
            try {
                n = numbers.remove();
            } catch (NoSuchElementException end) {
                break;
            }
            if (workload.primeTest().isPrime(n)) {
                primes.add(n);
            }
        }
        return primes;
    }
}
