/*
 * Broken on purpose: threads of this process share the queue and do the work.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e620_shared_queue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import kata.model.RunResult;
import kata.model.WorkerProgram;
import kata.model.WorkerReport;

/** The approach with a manager: one process has the queue and the results, and all workers are served by it. */
public final class SharedQueueRunner {

    public RunResult run(Queue<Long> numbers, int workers, WorkerProgram program, Duration timeLimit)
            throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<WorkerReport>> reports = new ArrayList<>();
            for (int i = 1; i <= workers; i++) {
                String name = "Worker-" + i;
                reports.add(threads.submit(() -> WorkerReport.byCurrentThread(name, primes(numbers))));
            }
            List<WorkerReport> done = new ArrayList<>();
            for (Future<WorkerReport> report : reports) {
                done.add(report.get());
            }
            return new RunResult(done);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private static List<Long> primes(Queue<Long> numbers) {
        List<Long> primes = new ArrayList<>();
        for (Long n = numbers.poll(); n != null; n = numbers.poll()) {
            if (isPrime(n)) {
                primes.add(n);
            }
        }
        return primes;
    }

    private static boolean isPrime(long n) {
        return n > 1 && LongStream.rangeClosed(2, n / 2).noneMatch(d -> n % d == 0);
    }
}
