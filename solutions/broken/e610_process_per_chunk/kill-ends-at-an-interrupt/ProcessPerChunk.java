/*
 * Broken on purpose: a second interrupt, while it waits for the first of the killed, leaves the others alive.
 * Verdict: LEAK
 * Clause: C9
 */
package kata.e610_process_per_chunk;

import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.stream.*;
import kata.model.RunResult;
import kata.model.WorkerProgram;
import kata.model.WorkerReport;

/** Futures: telling, listening and ending are combined to a report; the first failure is passed on. */
public final class ProcessPerChunk {

    public RunResult run(List<List<Long>> chunks, WorkerProgram program, Duration timeLimit)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        long limit = nanos(timeLimit);
        String mark = UUID.randomUUID() + "-";
        List<Process> processes = new ArrayList<>();
        ExecutorService pool = Executors.newCachedThreadPool();
        RunResult result;
        try {
            for (List<Long> chunk : chunks) {
                ProcessBuilder builder = new ProcessBuilder(program.command());
                builder.redirectError(ProcessBuilder.Redirect.DISCARD);
                builder.environment().put("KATA_KIN", mark + processes.size() + ";");
                processes.add(builder.start());
            }
            List<CompletableFuture<WorkerReport>> reports = new ArrayList<>();
            for (int i = 0; i < processes.size(); i++) {
                reports.add(report(i, chunks.get(i), processes.get(i), mark + i + ";", pool));
            }
            CompletableFuture<Void> all = CompletableFuture.allOf(reports.toArray(CompletableFuture[]::new));
            CompletableFuture<Void> outcome = new CompletableFuture<>();
            reports.forEach(report -> report.exceptionally(e -> {
                outcome.completeExceptionally(e);
                return null;
            }));
            all.thenRun(() -> outcome.complete(null));
            outcome.get(Math.max(0, limit - (System.nanoTime() - begin)), TimeUnit.NANOSECONDS);
            result = new RunResult(reports.stream().map(CompletableFuture::join).toList());
        } catch (TimeoutException e) {
            throw new IOException("the time limit has passed", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            while (cause instanceof CompletionException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw new IOException(cause.getMessage(), cause);
        } finally {
            for (int i = 0; i < processes.size(); i++) {
                Kin.end(List.of(processes.get(i)), mark + i + ";");
                processes.get(i).waitFor();
            }
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.HOURS);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return result;
    }

    private static CompletableFuture<WorkerReport> report(
            int index, List<Long> chunk, Process process, String mark, Executor pool) {
        String name = "Worker-" + (index + 1);
        CompletableFuture<Void> told = CompletableFuture.runAsync(() -> tell(process, chunk), pool);
        CompletableFuture<List<String>> heard =
                CompletableFuture.supplyAsync(() -> lines(process.getInputStream()), pool);
        CompletableFuture<Integer> ended = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        int code = process.waitFor();
                        Kin.end(List.of(process), mark); // an orphan might hold its output open
                        return code;
                    } catch (InterruptedException e) {
                        throw new CompletionException(e);
                    }
                },
                pool);
        return heard.thenCombine(ended, (lines, code) -> {
            try {
                return judge(name, chunk, lines, code);
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        });
    }

    private static void tell(Process process, List<Long> chunk) {
        try (Writer out = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII)) {
            for (Long number : chunk) {
                out.write(number + "\n");
            }
        } catch (IOException e) {
            // it reads no more: how it ends counts
        }
    }

    /** All whole lines, until the end of the stream. */
    private static List<String> lines(InputStream in) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        try {
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == '\n') {
                    lines.add(line.toString());
                    line.setLength(0);
                } else {
                    line.append((char) c);
                }
            }
        } catch (IOException e) {
            // what has come so far
        }
        return lines;
    }

    /** The report, if all is well. */
    private static WorkerReport judge(String name, List<Long> chunk, List<String> lines, int code) throws IOException {
        if (code != 0) {
            throw new IOException(name + " has ended with exit code " + code);
        }
        String[] words = lines.isEmpty() ? new String[0] : lines.getFirst().split(" ");
        if (words.length != 3 || !words[0].equals("worker")) {
            throw new IOException(name + " has not named itself");
        }
        List<Long> primes = new ArrayList<>();
        for (int i = 0; i < chunk.size(); i++) {
            Long number = chunk.get(i);
            String answer = i + 1 < lines.size() ? lines.get(i + 1) : "";
            if (answer.equals(number + " prime")) {
                primes.add(number);
            } else if (!answer.equals(number + " composite")) {
                throw new IOException(name + " has not answered " + number);
            }
        }
        try {
            return new WorkerReport(name, Long.parseLong(words[2]), Long.parseLong(words[1]), primes);
        } catch (NumberFormatException e) {
            throw new IOException(name + " has not named itself", e);
        }
    }

    private static long nanos(Duration limit) {
        try {
            return limit.toNanos();
        } catch (ArithmeticException e) {
            return limit.isNegative() ? 0 : Long.MAX_VALUE;
        }
    }

    /** Finds processes by a mark in their environment, which whatever they start inherits, orphans as well. */
    private static final class Kin {
        static final String KEY = "KATA_KIN=";

        static Set<ProcessHandle> marked(String mark) {
            Set<ProcessHandle> found = new HashSet<>();
            try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
                for (Path path : all) {
                    try {
                        byte[] environ = Files.readAllBytes(path.resolve("environ"));
                        if (new String(environ, StandardCharsets.ISO_8859_1).contains(KEY + mark)) {
                            ProcessHandle.of(Long.parseLong(path.getFileName().toString()))
                                    .ifPresent(found::add);
                        }
                    } catch (IOException e) {
                        // not ours, or gone
                    }
                }
            } catch (IOException | DirectoryIteratorException e) {
                // no /proc here
            }
            return found;
        }

        static void end(Collection<Process> processes, String mark) {
            Set<ProcessHandle> all = new HashSet<>();
            for (Process process : processes) {
                process.descendants().forEach(all::add);
                all.add(process.toHandle());
            }
            all.addAll(marked(mark));
            long begin = System.nanoTime();
            while (!all.isEmpty()) {
                all.forEach(ProcessHandle::destroyForcibly);
                LockSupport.parkNanos(500_000);
                all.removeIf(handle -> !handle.isAlive() || System.nanoTime() - begin > 1_000_000_000L);
                all.addAll(marked(mark));
            }
        }
    }
}
