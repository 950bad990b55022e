/*
 * Broken on purpose: reports are kept in a map sorted by name, in which Worker-10 comes before Worker-2.
 * Verdict: WRONG
 * Clause: C5
 */
package kata.e410_threads;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

public final class ThreadsRunner implements TaskRunner {

    @Override
    public RunResult run(Workload workload) throws InterruptedException {
        Map<String, WorkerReport> reports = new ConcurrentSkipListMap<>();
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Thread> threads = IntStream.rangeClosed(1, workload.workers())
                .mapToObj(i -> Thread.ofPlatform().name("Worker-" + i).unstarted(() -> {
                    try {
                        WorkerReport report = work(workload);
                        reports.put(report.name(), report);
                    } catch (Throwable t) {
                        failures.add(t);
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.peek());
        }
        return new RunResult(List.copyOf(reports.values()));
    }

    private static WorkerReport work(Workload workload) {
        List<Long> primes = new ArrayList<>();
        Long n;
        while ((n = workload.numbers().poll()) != null) {
            if (workload.primeTest().isPrime(n)) {
                primes.add(n);
            }
        }
        return WorkerReport.byCurrentThread(Thread.currentThread().getName(), primes);
    }
}
