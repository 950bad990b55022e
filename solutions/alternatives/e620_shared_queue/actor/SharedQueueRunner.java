/* Another right way: the caller alone has the queue, and all that happens comes to it as messages. */
package kata.e620_shared_queue;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import kata.model.RunResult;
import kata.model.WorkerProgram;
import kata.model.WorkerReport;

/** The caller is the manager: it alone knows the queue and the workers; threads do nothing but listen and tell it. */
public final class SharedQueueRunner {

    /** What a listener has heard: a whole line, or null if there will be none. */
    private record Heard(Worker worker, String line) {}

    private static final class Worker {
        final String name;
        final Process process;
        final List<Long> primes = new ArrayList<>();
        long processId;
        long threadId;
        boolean named;
        Long atWork;
        boolean gone;
        Thread listener;

        Worker(String name, Process process) {
            this.name = name;
            this.process = process;
            this.processId = process.pid();
        }
    }

    public RunResult run(Queue<Long> numbers, int workers, WorkerProgram program, Duration timeLimit)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        BlockingQueue<Heard> inbox = new LinkedBlockingQueue<>();
        List<Worker> all = new ArrayList<>();
        try {
            while (all.size() < workers) {
                all.add(new Worker(
                        "Worker-" + (all.size() + 1),
                        new ProcessBuilder(program.command())
                                .redirectError(ProcessBuilder.Redirect.DISCARD)
                                .start()));
            }
            for (Worker worker : all) {
                worker.listener = Thread.ofPlatform().start(() -> listen(worker, inbox));
            }
            ArrayDeque<Worker> free = new ArrayDeque<>();
            int underWay = 0;
            int gone = 0;
            int unnamed = workers;
            while (true) {
                // give
                while (!free.isEmpty()) {
                    Worker first = free.peek();
                    if (first.gone) {
                        free.remove();
                        continue;
                    }
                    Long n = numbers.poll();
                    if (n == null) {
                        break;
                    }
                    free.remove();
                    first.atWork = n;
                    underWay++;
                    tell(first, n);
                }
                if (underWay == 0 && unnamed == 0 && (gone == workers || !free.isEmpty())) {
                    if (!numbers.isEmpty()) {
                        if (gone == workers) {
                            throw new IOException("numbers are left, but no worker is");
                        }
                        continue;
                    }
                    break;
                }
                // listen
                long left = TimeUnit.NANOSECONDS.convert(timeLimit.minusNanos(System.nanoTime() - begin));
                Heard heard = inbox.poll(left, TimeUnit.NANOSECONDS);
                if (heard == null || left <= 0) {
                    throw new IOException("not done within " + timeLimit);
                }
                Worker worker = heard.worker();
                if (worker.gone) {
                    continue;
                }
                String line = heard.line();
                String n = String.valueOf(worker.atWork);
                if (line != null && !worker.named && line.matches("worker \\d+ \\d+")) {
                    worker.processId = Long.parseLong(line.split(" ")[1]);
                    worker.threadId = Long.parseLong(line.split(" ")[2]);
                    worker.named = true;
                    unnamed--;
                    free.add(worker);
                } else if (line != null
                        && worker.atWork != null
                        && (line.equals(n + " prime") || line.equals(n + " composite"))) {
                    if (line.endsWith(" prime")) {
                        worker.primes.add(worker.atWork);
                    }
                    worker.atWork = null;
                    underWay--;
                    free.add(worker);
                } else {
                    worker.gone = true;
                    gone++;
                    if (!worker.named) {
                        unnamed--;
                    }
                    if (worker.atWork != null) {
                        numbers.add(worker.atWork);
                        underWay--;
                    }
                    worker.process.destroyForcibly();
                }
            }
            return new RunResult(all.stream()
                    .map(worker -> new WorkerReport(worker.name, worker.threadId, worker.processId, worker.primes))
                    .toList());
        } finally {
            end(all);
        }
    }

    /** It is free, so its pipe is empty, and this does not block. */
    private static void tell(Worker worker, long n) {
        try {
            OutputStream out = worker.process.getOutputStream();
            out.write((n + "\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException e) {
            worker.process.destroyForcibly(); // its listener will tell
        }
    }

    private static void listen(Worker worker, BlockingQueue<Heard> inbox) {
        try (InputStream in = new BufferedInputStream(worker.process.getInputStream())) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n') {
                    inbox.add(new Heard(worker, line.toString(StandardCharsets.US_ASCII)));
                    line.reset();
                } else {
                    line.write(b);
                }
            }
        } catch (IOException e) {
            // as good as an end
        }
        inbox.add(new Heard(worker, null));
    }

    private static void end(List<Worker> all) {
        all.forEach(worker -> worker.process.destroyForcibly());
        boolean interrupted = false;
        for (Worker worker : all) {
            while (worker.process.isAlive()) {
                try {
                    worker.process.waitFor();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            while (worker.listener != null && worker.listener.isAlive()) {
                try {
                    worker.listener.join();
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
