/*
 * Broken on purpose: the limit is for the answers: who has given all, closed its output and stays is awaited for ever.
 * Verdict: TIMEOUT
 * Clause: C7
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

/** Each worker has three threads: one tells, one listens, one waits for its end and judges. */
public final class ProcessPerChunk {

    private static final class Attendant {
        final String name;
        final List<Long> chunk;
        final Process process;
        final String mark;
        final List<Thread> threads = new ArrayList<>();
        List<String> lines = List.of();

        Attendant(String name, List<Long> chunk, Process process, String mark) {
            this.name = name;
            this.chunk = chunk;
            this.process = process;
            this.mark = mark;
        }

        void begin(BlockingQueue<Optional<IOException>> outcomes) {
            Thread teller = new Thread(() -> tell(process, chunk), name + "-teller");
            Thread listener = new Thread(() -> lines = lines(process.getInputStream()), name + "-listener");
            Thread judge = new Thread(
                    () -> {
                        try {
                            listener.join();
                            outcomes.add(
                                    lines.size() > chunk.size()
                                            ? Optional.empty()
                                            : Optional.of(new IOException(
                                                    name + " has not answered all, exit code " + process.waitFor())));
                        } catch (InterruptedException | RuntimeException e) {
                            outcomes.add(Optional.of(new IOException(name + " was not served", e)));
                        }
                    },
                    name + "-judge");
            for (Thread thread : List.of(teller, listener, judge)) {
                threads.add(thread);
                thread.start();
            }
        }
    }

    public RunResult run(List<List<Long>> chunks, WorkerProgram program, Duration timeLimit)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        long limit = nanos(timeLimit);
        String mark = UUID.randomUUID() + "-";
        List<Attendant> attendants = new ArrayList<>();
        BlockingQueue<Optional<IOException>> outcomes = new LinkedBlockingQueue<>();
        RunResult result;
        try {
            for (List<Long> chunk : chunks) {
                int i = attendants.size() + 1;
                ProcessBuilder builder = new ProcessBuilder(program.command());
                builder.redirectError(ProcessBuilder.Redirect.DISCARD);
                builder.environment().put("KATA_KIN", mark + i + ";");
                attendants.add(new Attendant("Worker-" + i, chunk, builder.start(), mark + i + ";"));
            }
            for (Attendant attendant : attendants) {
                attendant.begin(outcomes);
            }
            for (int i = 0; i < attendants.size(); i++) {
                long left = limit - (System.nanoTime() - begin);
                Optional<IOException> outcome = left <= 0 ? null : outcomes.poll(left, TimeUnit.NANOSECONDS);
                if (outcome == null) {
                    throw new IOException("the time limit has passed");
                }
                if (outcome.isPresent()) {
                    throw outcome.get();
                }
            }
            List<WorkerReport> reports = new ArrayList<>();
            for (Attendant attendant : attendants) {
                int code = attendant.process.waitFor();
                reports.add(judge(attendant.name, attendant.chunk, attendant.lines, code));
            }
            result = new RunResult(reports);
        } finally {
            if (end(attendants, mark)) {
                Thread.currentThread().interrupt();
            }
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return result;
    }

    private static boolean end(List<Attendant> attendants, String mark) {
        boolean interrupted = Thread.interrupted();
        Kin.end(attendants.stream().map(attendant -> attendant.process).toList(), mark);
        for (Attendant attendant : attendants) {
            for (Thread thread : attendant.threads) {
                while (true) {
                    try {
                        thread.join();
                        break;
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                }
            }
        }
        return interrupted;
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
