/*
 * Broken on purpose: if a worker cannot be started, those before it are left.
 * Verdict: LEAK
 * Clause: C9
 */
package kata.e610_process_per_chunk;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import kata.model.RunResult;
import kata.model.WorkerProgram;
import kata.model.WorkerReport;

/** One process for each chunk. */
public final class ProcessPerChunk {

    private record Done(int index, WorkerReport report) {}

    public RunResult run(List<List<Long>> chunks, WorkerProgram program, Duration timeLimit)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        long limit = nanos(timeLimit);
        List<Process> processes = new ArrayList<>();
        ExecutorService pool = Executors.newCachedThreadPool();
        for (int i = 0; i < chunks.size(); i++) {
            processes.add(start(program));
        }
        try {
            ExecutorCompletionService<Done> readers = new ExecutorCompletionService<>(pool);
            for (int i = 0; i < chunks.size(); i++) {
                int index = i;
                Process process = processes.get(i);
                List<Long> chunk = chunks.get(i);
                pool.execute(() -> write(process, chunk));
                readers.submit(() -> new Done(index, read("Worker-" + (index + 1), process, chunk)));
            }
            WorkerReport[] reports = new WorkerReport[chunks.size()];
            for (int i = 0; i < chunks.size(); i++) {
                Future<Done> next = readers.poll(limit - (System.nanoTime() - begin), TimeUnit.NANOSECONDS);
                if (next == null) {
                    throw new IOException("not done within " + timeLimit);
                }
                try {
                    Done done = next.get();
                    reports[done.index()] = done.report();
                } catch (ExecutionException e) {
                    throw new IOException(e.getCause().getMessage(), e.getCause());
                }
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return new RunResult(Arrays.asList(reports));
        } finally {
            end(processes);
            pool.close();
        }
    }

    private static Process start(WorkerProgram program) throws IOException {
        return new ProcessBuilder(program.command())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    private static void write(Process process, List<Long> chunk) {
        try (Writer out =
                new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII))) {
            for (long n : chunk) {
                out.write(n + "\n");
            }
        } catch (IOException e) {
            // it reads no more: how it ends counts
        }
    }

    private static WorkerReport read(String name, Process process, List<Long> chunk)
            throws IOException, InterruptedException {
        long processId = -1;
        long threadId = -1;
        boolean named = false;
        int answered = 0;
        List<Long> primes = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(process.getInputStream())) {
            String line;
            while ((line = wholeLine(in)) != null) {
                if (!named && line.startsWith("worker ")) {
                    String[] words = line.split(" ");
                    processId = Long.parseLong(words[1]);
                    threadId = Long.parseLong(words[2]);
                    named = true;
                } else if (answered < chunk.size()) {
                    long n = chunk.get(answered);
                    if (line.equals(n + " prime")) {
                        primes.add(n);
                        answered++;
                    } else if (line.equals(n + " composite")) {
                        answered++;
                    }
                }
            }
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException(name + " has ended with exit code " + code);
            }
        }
        if (!named || answered < chunk.size()) {
            throw new IOException(name + " has answered only " + answered + " of " + chunk.size() + " numbers");
        }
        return new WorkerReport(name, threadId, processId, primes);
    }

    /** The next line that is ended by a line feed, without it, or null. */
    private static String wholeLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b;
        while ((b = in.read()) != '\n') {
            if (b < 0) {
                return null;
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    private static void end(List<Process> processes) {
        List<ProcessHandle> doomed = new ArrayList<>();
        for (Process process : processes) {
            if (process.isAlive()) {
                doomed.add(process.toHandle());
                process.descendants().forEach(doomed::add);
            }
        }
        doomed.forEach(ProcessHandle::destroyForcibly);
        awaitGone(doomed);
    }

    /** Waits until none is alive, deaf to interrupts (for 10 s at most: who has been killed does not take longer). */
    private static void awaitGone(List<ProcessHandle> doomed) {
        long begin = System.nanoTime();
        boolean interrupted = false;
        while (doomed.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() - begin < 10_000_000_000L) {
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
