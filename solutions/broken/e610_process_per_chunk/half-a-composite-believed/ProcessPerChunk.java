/*
 * Broken on purpose: an answer that begins like the one about a composite is taken for it, be it only half of it.
 * Verdict: WRONG
 * Clause: C5
 */
package kata.e610_process_per_chunk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import kata.model.RunResult;
import kata.model.WorkerProgram;
import kata.model.WorkerReport;

/** The simplest approach with processes: one for each chunk, which gets its numbers, answers and ends. */
public final class ProcessPerChunk {

    public RunResult run(List<List<Long>> chunks, WorkerProgram program, Duration timeLimit)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + timeLimit.toNanos();
        List<Process> processes = new ArrayList<>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            try {
                CompletionService<WorkerReport> readers = new ExecutorCompletionService<>(threads);
                List<Future<WorkerReport>> reports = new ArrayList<>();
                for (List<Long> chunk : chunks) {
                    // C4: nobody reads what a worker has to say there, so it must not be a pipe.
                    Process process = new ProcessBuilder(program.command())
                            .redirectError(Redirect.DISCARD)
                            .start();
                    processes.add(process);
                    String name = "Worker-" + processes.size();
                    // C4: one thread writes while another reads. C2: both for each worker, so none waits for another.
                    threads.submit(() -> write(process, chunk));
                    reports.add(readers.submit(() -> read(name, process, chunk)));
                }
                for (int i = 0; i < reports.size(); i++) {
                    // C6: whoever is done first, and so whoever fails first. C8: poll hears an interrupt.
                    Future<WorkerReport> next = readers.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                    if (next == null) {
                        throw new IOException("not done within " + timeLimit); // C7
                    }
                    check(next);
                }
                return new RunResult(reports.stream().map(Future::resultNow).toList()); // C3
            } finally {
                // C9: whatever happened. It also sets free the threads that read, and so the pool can be closed.
                processes.forEach(ProcessPerChunk::kill);
            }
        }
    }

    private static void write(Process process, List<Long> chunk) {
        // C1: closing the pipe tells the worker that this is all. If it has gone, its reader will say so.
        try (PrintStream numbers = new PrintStream(process.getOutputStream(), false, StandardCharsets.US_ASCII)) {
            for (long n : chunk) {
                numbers.print(n + "\n");
            }
        }
    }

    private static WorkerReport read(String name, Process process, List<Long> chunk)
            throws IOException, InterruptedException {
        try (BufferedReader reader = process.inputReader(StandardCharsets.US_ASCII)) {
            List<String> lines = reader.readAllLines();
            // C5: the exit code first; it explains why lines are missing.
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException(name + " has ended with exit code " + code);
            }
            if (lines.size() != 1 + chunk.size()) {
                throw new IOException(name + " has not answered all of its " + chunk.size() + " numbers");
            }
            List<Long> primes = new ArrayList<>();
            for (int i = 0; i < chunk.size(); i++) {
                long n = chunk.get(i);
                String line = lines.get(1 + i);
                if (line.equals(n + " prime")) {
                    primes.add(n);
                } else if (!line.startsWith(n + " c")) {
                    throw new IOException(name + " has answered '" + line + "' to " + n);
                }
            }
            String[] ids = lines.getFirst().split(" ");
            return new WorkerReport(name, Long.parseLong(ids[2]), Long.parseLong(ids[1]), primes);
        }
    }

    private static void check(Future<WorkerReport> done) throws IOException, InterruptedException {
        try {
            done.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        }
    }

    private static void kill(Process process) {
        // Who is descended from whom is known only as long as the parent lives.
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }
}
