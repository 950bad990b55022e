/* Another right way: the caller's thread alone has the queue; readers only tell it what they have read. */
package kata.e620_shared_queue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import kata.model.RunResult;
import kata.model.WorkerProgram;
import kata.model.WorkerReport;

/** The approach with a manager: one process has the queue and the results, and all workers are served by it. */
public final class SharedQueueRunner {

    /** What was read from a worker; {@code null} at the end. */
    private record Line(Child from, String text) {}

    private static final class Child {
        private final Process process;
        private final List<Long> primes = new ArrayList<>();
        private long threadId;
        private Long number;

        private Child(Process process) {
            this.process = process;
        }
    }

    public RunResult run(Queue<Long> numbers, int workers, WorkerProgram program, Duration timeLimit)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + timeLimit.toNanos();
        BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
        List<Child> children = new ArrayList<>();
        List<Thread> readers = new ArrayList<>();
        try {
            for (int i = 0; i < workers; i++) {
                Child child = new Child(new ProcessBuilder(program.command()).start());
                children.add(child);
                readers.add(Thread.startVirtualThread(() -> read(child, lines)));
                readers.add(Thread.startVirtualThread(() -> drain(child)));
            }
            int alive = workers;
            int underWay = 0;
            Deque<Child> idle = new ArrayDeque<>();
            while (underWay > 0 || !numbers.isEmpty() || idle.size() < alive) {
                if (alive == 0) {
                    throw new IOException("no worker is left");
                }
                Line line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (line == null) {
                    throw new IOException("not done within " + timeLimit);
                }
                Child child = line.from;
                Long asked = child.number;
                child.number = null;
                if (asked != null) {
                    underWay--;
                }
                if (line.text != null && line.text.startsWith("worker ")) {
                    child.threadId = Long.parseLong(line.text.split(" ")[2]);
                    idle.add(child);
                } else if (asked != null && (asked + " prime").equals(line.text)) {
                    child.primes.add(asked);
                    idle.add(child);
                } else if (asked != null && (asked + " composite").equals(line.text)) {
                    idle.add(child);
                } else {
                    if (asked != null) {
                        numbers.add(asked);
                    }
                    if (line.text == null) {
                        alive--;
                        idle.remove(child);
                    }
                }
                while (!idle.isEmpty() && !numbers.isEmpty()) {
                    Child next = idle.remove();
                    next.number = numbers.remove();
                    underWay++;
                    try {
                        OutputStream out = next.process.getOutputStream();
                        out.write((next.number + "\n").getBytes(StandardCharsets.US_ASCII));
                        out.flush();
                    } catch (IOException e) {
                        continue; // Its reader comes to the end and says so.
                    }
                }
            }
            List<WorkerReport> reports = new ArrayList<>();
            for (Child child : children) {
                reports.add(new WorkerReport(
                        "Worker-" + (reports.size() + 1), child.threadId, child.process.pid(), child.primes));
            }
            return new RunResult(reports);
        } finally {
            children.forEach(child -> child.process.destroyForcibly());
            children.forEach(child -> child.process.onExit().join());
            for (Thread reader : readers) {
                reader.join();
            }
        }
    }

    private static void read(Child child, BlockingQueue<Line> lines) {
        try (BufferedReader reader = child.process.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(new Line(child, line));
            }
        } catch (IOException e) {
            // As the end.
        }
        lines.add(new Line(child, null));
    }

    private static void drain(Child child) {
        try {
            child.process.getErrorStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // Nobody wants it.
        }
    }
}
