/*
 * Broken on purpose: the numbers are tested by threads of this process.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e610_process_per_chunk;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import kata.model.RunResult;
import kata.model.WorkerProgram;
import kata.model.WorkerReport;

/** The simplest approach with processes: one for each chunk, which gets its numbers, answers and ends. */
public final class ProcessPerChunk {

    public RunResult run(List<List<Long>> chunks, WorkerProgram program, Duration timeLimit)
            throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<WorkerReport>> reports = new ArrayList<>();
            for (List<Long> chunk : chunks) {
                String name = "Worker-" + (reports.size() + 1);
                reports.add(threads.submit(() -> WorkerReport.byCurrentThread(
                        name, chunk.stream().filter(ProcessPerChunk::isPrime).toList())));
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

    private static boolean isPrime(long n) {
        return n > 1 && LongStream.rangeClosed(2, n / 2).noneMatch(d -> n % d == 0);
    }
}
