/* Another right way: a worker looks at a number, and tests it only if it could remove it. */
package kata.e410_threads;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

/** The approach with threads: one platform thread for each worker, all on one common queue. */
public final class ThreadsRunner implements TaskRunner {

    @Override
    public RunResult run(Workload workload) throws InterruptedException {
        Map<Thread, Throwable> failures = new ConcurrentHashMap<>();
        List<List<Long>> finds = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= workload.workers(); i++) {
            List<Long> mine = new ArrayList<>();
            finds.add(mine);
            Thread thread = new Thread(() -> work(workload, mine), "Worker-" + i);
            thread.setUncaughtExceptionHandler(failures::put);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        for (Throwable failure : failures.values()) {
            throw new IllegalStateException(failure);
        }
        List<WorkerReport> reports = new ArrayList<>();
        for (int i = 0; i < threads.size(); i++) {
            Thread thread = threads.get(i);
            reports.add(new WorkerReport(
                    thread.getName(), thread.threadId(), ProcessHandle.current().pid(), finds.get(i)));
        }
        return new RunResult(reports);
    }

    private static void work(Workload workload, List<Long> finds) {
        Queue<Long> numbers = workload.numbers();
        while (true) {
            Long next = numbers.peek();
            if (next == null) {
                return;
            }
            if (numbers.remove(next) && workload.primeTest().isPrime(next)) {
                finds.add(next);
            }
        }
    }
}
