/* Another right way: numbers and answers are files, so that no thread is needed at pipes. */
package kata.e610_process_per_chunk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kata.model.RunResult;
import kata.model.WorkerProgram;
import kata.model.WorkerReport;

/** The simplest approach with processes: one for each chunk, which gets its numbers, answers and ends. */
public final class ProcessPerChunk {

    private record Child(String name, List<Long> chunk, Path answers, Process process) {}

    public RunResult run(List<List<Long>> chunks, WorkerProgram program, Duration timeLimit)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("chunks");
        List<Child> children = new ArrayList<>();
        try {
            for (List<Long> chunk : chunks) {
                String name = "Worker-" + (children.size() + 1);
                Path numbers = Files.write(
                        folder.resolve(name + ".in"),
                        chunk.stream().map(String::valueOf).toList());
                Path answers = folder.resolve(name + ".out");
                Process process = new ProcessBuilder(program.command())
                        .redirectInput(numbers.toFile())
                        .redirectOutput(answers.toFile())
                        .redirectError(folder.resolve(name + ".err").toFile())
                        .start();
                children.add(new Child(name, chunk, answers, process));
            }
            CompletableFuture<Void> failed = new CompletableFuture<>();
            List<CompletableFuture<WorkerReport>> reports = new ArrayList<>();
            for (Child child : children) {
                CompletableFuture<WorkerReport> report = child.process.onExit().thenApply(exited -> report(child));
                report.exceptionally(failure -> {
                    failed.completeExceptionally(failure);
                    return null;
                });
                reports.add(report);
            }
            CompletableFuture<Void> all = CompletableFuture.allOf(reports.toArray(CompletableFuture[]::new));
            CompletableFuture.anyOf(all, failed).get(timeLimit.toNanos(), TimeUnit.NANOSECONDS);
            return new RunResult(
                    reports.stream().map(CompletableFuture::resultNow).toList());
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new IOException("not done within " + timeLimit, e);
        } finally {
            children.forEach(child -> kill(child.process));
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static WorkerReport report(Child child) {
        int code = child.process.exitValue();
        if (code != 0) {
            throw new IllegalStateException(child.name + " has ended with exit code " + code);
        }
        try {
            List<String> lines = Files.readAllLines(child.answers, StandardCharsets.US_ASCII);
            String[] ids = lines.getFirst().split(" ");
            List<Long> primes = new ArrayList<>();
            for (int i = 0; i < child.chunk.size(); i++) {
                long n = child.chunk.get(i);
                String line = i + 1 < lines.size() ? lines.get(i + 1) : "";
                if (line.equals(n + " prime")) {
                    primes.add(n);
                } else if (!line.equals(n + " composite")) {
                    throw new IllegalStateException(child.name + " has answered '" + line + "' to " + n);
                }
            }
            return new WorkerReport(child.name, Long.parseLong(ids[2]), Long.parseLong(ids[1]), primes);
        } catch (IOException e) {
            throw new IllegalStateException(child.name + ": " + e.getMessage(), e);
        }
    }

    private static void kill(Process process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }
}
