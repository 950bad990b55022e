/*
 * Broken on purpose: the end of the queue is told by -1, so a worker that gets a negative number stops.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e410_threads;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

public final class ThreadsRunner implements TaskRunner {

    private static final long END = -1;

    @Override
    public RunResult run(Workload workload) throws InterruptedException {
        Queue<Long> numbers = workload.numbers();
        LongSupplier next = () -> {
            Long n = numbers.poll();
            return n == null ? END : n;
        };
        AtomicReference<Throwable> failure = new AtomicReference<>();
        WorkerReport[] reports = new WorkerReport[workload.workers()];
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < reports.length; i++) {
            int index = i;
            Thread thread = new Thread(
                    () -> {
                        List<Long> primes = new ArrayList<>();
                        try {
                            LongStream.generate(next)
                                    .takeWhile(n -> n > END)
                                    .filter(workload.primeTest()::isPrime)
                                    .forEachOrdered(primes::add);
                        } catch (Throwable t) {
                            failure.compareAndSet(null, t);
                        }
                        reports[index] = WorkerReport.byCurrentThread("Worker-" + (index + 1), primes);
                    },
                    "Worker-" + (i + 1));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
        }
        return new RunResult(List.of(reports));
    }
}
