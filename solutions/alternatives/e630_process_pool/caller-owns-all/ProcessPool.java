/* Another right way: the caller decides all, and readers only tell it lines and ends. */
package kata.e630_process_pool;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import kata.model.RunResult;
import kata.model.WorkerProgram;
import kata.model.WorkerReport;

/** A pool whose state belongs to the caller's thread alone; each process has a thread that only reads. */
public final class ProcessPool {

    /** Has every number of the queue tested. */
    public RunResult run(Queue<Long> numbers, int workers, WorkerProgram program)
            throws IOException, InterruptedException {
        Loop loop = new Loop(numbers, program);
        try {
            return loop.run(workers);
        } finally {
            loop.endAll();
        }
    }

    /** A line that a child has written, or null if it has ended. */
    private record Event(Child child, String line) {}

    /** A process, and the thread that reads from it. */
    private static final class Child extends Thread {
        private final int slot;
        private final Process process;
        private final BlockingQueue<Event> events;
        private volatile boolean dismissed;

        Child(int slot, Process process, BlockingQueue<Event> events) {
            super("Reader-" + (slot + 1));
            this.slot = slot;
            this.process = process;
            this.events = events;
        }

        void tell(String text) {
            try {
                process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
                process.getOutputStream().flush();
            } catch (IOException e) {
                process.destroyForcibly(); // its end will be reported by the reader
            }
        }

        void dismiss() {
            dismissed = true;
            try {
                process.getOutputStream().close();
            } catch (IOException e) {
                process.destroyForcibly();
            }
        }

        @Override
        public void run() {
            try (InputStream in = new BufferedInputStream(process.getInputStream())) {
                ByteArrayOutputStream line = new ByteArrayOutputStream();
                for (int b = in.read(); b >= 0; b = in.read()) {
                    if (b == '\n') {
                        events.add(new Event(this, line.toString(StandardCharsets.UTF_8)));
                        line.reset();
                    } else {
                        line.write(b);
                    }
                }
            } catch (IOException e) {
                // as its end
            }
            if (!dismissed) {
                process.destroyForcibly();
            }
            process.onExit().join();
            events.add(new Event(this, null));
        }
    }

    /** What the caller knows of a worker. */
    private static final class Slot {
        private final List<Long> primes = new ArrayList<>();
        private Child child;
        private long processId;
        private long threadId;
        private boolean named;
        private Long number;
        private int ended;
    }

    private static final class Loop {
        private final Queue<Long> numbers;
        private final WorkerProgram program;
        private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        private final List<Slot> slots = new ArrayList<>();
        private final List<Child> children = new ArrayList<>();

        Loop(Queue<Long> numbers, WorkerProgram program) {
            this.numbers = numbers;
            this.program = program;
        }

        RunResult run(int workers) throws IOException, InterruptedException {
            for (int i = 0; i < workers; i++) {
                slots.add(new Slot());
                begin(i);
            }
            int open = workers;
            while (open > 0) {
                Event event = events.take();
                Child child = event.child();
                Slot slot = slots.get(child.slot);
                if (event.line() != null) {
                    heard(slot, event.line());
                } else if (child.dismissed) {
                    children.remove(child);
                    join(child);
                    open--;
                } else {
                    children.remove(child);
                    join(child);
                    slot.ended++;
                    if (slot.ended == 3) {
                        throw new IOException(
                                "three have ended" + (slot.number == null ? "" : " at the number " + slot.number));
                    }
                    begin(child.slot);
                }
            }
            List<WorkerReport> reports = new ArrayList<>();
            for (Slot slot : slots) {
                reports.add(
                        new WorkerReport("Worker-" + (reports.size() + 1), slot.threadId, slot.processId, slot.primes));
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return new RunResult(reports);
        }

        private void begin(int i) throws IOException {
            Process process = new ProcessBuilder(program.command())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Child child = new Child(i, process, events);
            children.add(child);
            slots.get(i).child = child;
            slots.get(i).named = false;
            child.start();
        }

        private void heard(Slot slot, String line) {
            if (!slot.named) {
                String[] words = line.split(" ");
                slot.processId = Long.parseLong(words[1]);
                slot.threadId = Long.parseLong(words[2]);
                slot.named = true;
            } else if (slot.number == null) {
                return;
            } else if (line.equals(slot.number + " prime") || line.equals(slot.number + " composite")) {
                if (line.endsWith(" prime")) {
                    slot.primes.add(slot.number);
                }
                slot.number = null;
                slot.ended = 0;
            } else {
                slot.child.process.destroyForcibly();
                return;
            }
            if (slot.number == null) {
                slot.number = numbers.poll();
            }
            if (slot.number == null) {
                slot.child.dismiss();
            } else {
                slot.child.tell(slot.number + "\n");
            }
        }

        void endAll() {
            children.forEach(child -> child.process.destroyForcibly());
            children.forEach(Loop::join);
        }

        /** Waits for the end of a thread; an interrupt stays for later. */
        private static void join(Thread thread) {
            boolean interrupted = false;
            while (true) {
                try {
                    thread.join();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
