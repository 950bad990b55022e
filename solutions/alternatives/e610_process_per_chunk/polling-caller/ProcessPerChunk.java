/* Another right way: the caller looks at all pipes in turns, without threads that read. */
package kata.e610_process_per_chunk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kata.model.RunResult;
import kata.model.WorkerProgram;
import kata.model.WorkerReport;

/** The caller goes round among its workers: takes what lies in their pipes, and never waits for a single one. */
public final class ProcessPerChunk {

    public RunResult run(List<List<Long>> chunks, WorkerProgram program, Duration timeLimit)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        List<Seat> seats = new ArrayList<>();
        List<Thread> writers = new ArrayList<>();
        try {
            for (List<Long> chunk : chunks) {
                seats.add(new Seat("Worker-" + (seats.size() + 1), chunk, program));
            }
            for (Seat seat : seats) {
                writers.add(Thread.ofPlatform().start(seat::tellNumbers));
            }
            int open = seats.size();
            while (true) {
                boolean quiet = true;
                for (Seat seat : seats) {
                    if (seat.report == null) {
                        quiet &= !seat.visit();
                        if (seat.report != null) {
                            open--;
                        }
                    }
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (open == 0) {
                    return new RunResult(seats.stream().map(seat -> seat.report).toList());
                }
                if (Duration.ofNanos(System.nanoTime() - begin).compareTo(timeLimit) > 0) {
                    throw new IOException("not done within " + timeLimit);
                }
                if (quiet) {
                    Thread.sleep(1);
                }
            }
        } finally {
            end(seats.stream().map(seat -> seat.process).toList());
            boolean interrupted = false;
            for (Thread writer : writers) {
                while (writer.isAlive()) {
                    try {
                        writer.join();
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static final class Seat {

        private final String name;
        private final List<Long> chunk;
        private final Process process;
        private final InputStream in;
        private final byte[] buffer = new byte[1 << 16];
        private final ByteArrayOutputStream output = new ByteArrayOutputStream();
        private WorkerReport report;

        Seat(String name, List<Long> chunk, WorkerProgram program) throws IOException {
            this.name = name;
            this.chunk = chunk;
            process = new ProcessBuilder(program.command())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            in = process.getInputStream();
        }

        void tellNumbers() {
            // a PrintStream keeps silent when nobody reads any more
            try (PrintStream out = new PrintStream(process.getOutputStream(), false, StandardCharsets.US_ASCII)) {
                for (long n : chunk) {
                    out.print(n + "\n");
                }
            }
        }

        /** Whether there was something. */
        boolean visit() throws IOException {
            boolean ended = !process.isAlive(); // looked at first: what it has written lies there by now
            boolean any = false;
            for (int there = in.available(); there > 0; there = in.available()) {
                output.write(buffer, 0, in.read(buffer, 0, Math.min(there, buffer.length)));
                any = true;
                if (!ended) {
                    break;
                }
            }
            if (ended) {
                report = judge();
            }
            return any;
        }

        private WorkerReport judge() throws IOException {
            if (process.exitValue() != 0) {
                throw new IOException(name + " has ended with exit code " + process.exitValue());
            }
            String[] lines = output.toString(StandardCharsets.ISO_8859_1).split("\n", -1);
            List<Long> primes = new ArrayList<>();
            String[] greeting = null;
            int answered = 0;
            for (int i = 0; i < lines.length - 1; i++) { // what follows the last line feed is no line
                if (greeting == null && lines[i].startsWith("worker ")) {
                    greeting = lines[i].split(" ");
                } else if (answered < chunk.size()) {
                    long n = chunk.get(answered);
                    if (lines[i].equals(n + " prime")) {
                        primes.add(n);
                        answered++;
                    } else if (lines[i].equals(n + " composite")) {
                        answered++;
                    }
                }
            }
            if (greeting == null || answered < chunk.size()) {
                throw new IOException(name + " has not answered all of its numbers");
            }
            return new WorkerReport(name, Long.parseLong(greeting[2]), Long.parseLong(greeting[1]), primes);
        }
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
