/*
 * Broken on purpose: a number is taken from the queue before a worker is free for it.
 * Verdict: WRONG
 * Clause: C4
 */
package kata.e620_shared_queue;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import kata.model.RunResult;
import kata.model.WorkerProgram;
import kata.model.WorkerReport;

/** A manager with the queue, and workers that it serves. */
public final class SharedQueueRunner {

    private record Served(int index, WorkerReport report) {}

    public RunResult run(Queue<Long> numbers, int workers, WorkerProgram program, Duration timeLimit)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        long limit = nanos(timeLimit);
        List<Process> processes = new ArrayList<>();
        Desk desk = new Desk(numbers);
        ExecutorService pool = Executors.newCachedThreadPool();
        try {
            for (int i = 0; i < workers; i++) {
                processes.add(start(program));
            }
            pool.execute(desk::dispatch);
            ExecutorCompletionService<Served> servants = new ExecutorCompletionService<>(pool);
            for (int i = 0; i < workers; i++) {
                int index = i;
                servants.submit(() -> new Served(index, serve("Worker-" + (index + 1), processes.get(index), desk)));
            }
            WorkerReport[] reports = new WorkerReport[workers];
            for (int i = 0; i < workers; i++) {
                Future<Served> next = servants.poll(limit - (System.nanoTime() - begin), TimeUnit.NANOSECONDS);
                if (next == null) {
                    throw new IOException("not done within " + timeLimit);
                }
                try {
                    reports[next.get().index()] = next.get().report();
                } catch (ExecutionException e) {
                    throw new IOException(e.getCause());
                }
            }
            if (desk.isAnyLeft()) {
                throw new IOException("numbers are left, but no worker is");
            }
            awaitEnds(processes, Math.min(TimeUnit.SECONDS.toNanos(2), limit - (System.nanoTime() - begin)));
            return new RunResult(Arrays.asList(reports));
        } finally {
            end(processes);
            pool.shutdownNow();
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

    private static WorkerReport serve(String name, Process process, Desk desk) throws InterruptedException {
        long processId = process.pid();
        long threadId = -1;
        List<Long> primes = new ArrayList<>();
        OutputStream out = process.getOutputStream();
        try (InputStream in = new BufferedInputStream(process.getInputStream())) {
            String greeting = wholeLine(in);
            if (greeting == null) {
                return new WorkerReport(name, threadId, processId, primes);
            }
            String[] words = greeting.split(" ");
            processId = Long.parseLong(words[1]);
            threadId = Long.parseLong(words[2]);
            Long n;
            while ((n = desk.take()) != null) {
                String answer = null;
                try {
                    out.write((n + "\n").getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    answer = wholeLine(in);
                } catch (IOException e) {
                    // the worker is gone
                }
                if ((n + " prime").equals(answer)) {
                    primes.add(n);
                    desk.answered(n);
                } else if ((n + " composite").equals(answer)) {
                    desk.answered(n);
                } else {
                    desk.putBack(n);
                    process.destroyForcibly();
                    break;
                }
            }
            out.close();
        } catch (IOException e) {
            // the worker is gone
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

    /** They have no more input, so they end; those that do not are killed afterwards. */
    private static void awaitEnds(List<Process> processes, long nanos) throws InterruptedException {
        long begin = System.nanoTime();
        for (Process process : processes) {
            process.waitFor(nanos - (System.nanoTime() - begin), TimeUnit.NANOSECONDS);
        }
    }

    private static void end(List<Process> processes) {
        processes.forEach(Process::destroyForcibly);
        boolean interrupted = false;
        for (Process process : processes) {
            while (true) {
                try {
                    process.waitFor();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Hands the numbers over from the queue to the threads that serve the workers. */
    private static final class Desk {

        private final Queue<Long> numbers;
        private final SynchronousQueue<Long> handOver = new SynchronousQueue<>(true);
        private int open;
        private volatile boolean over;

        Desk(Queue<Long> numbers) {
            this.numbers = numbers;
        }

        /** The dispatcher's thread: the only one that takes numbers from the queue. */
        void dispatch() {
            try {
                for (Long n = next(); n != null; n = next()) {
                    handOver.put(n);
                }
                over = true;
            } catch (InterruptedException e) {
                // given up
            }
        }

        private synchronized Long next() throws InterruptedException {
            while (true) {
                Long n = numbers.poll();
                if (n != null) {
                    open++;
                    return n;
                }
                if (open == 0) {
                    return null;
                }
                wait();
            }
        }

        /** The next number for a worker that is free, or null if there will be none. */
        Long take() throws InterruptedException {
            Long n = null;
            while (n == null && !over) {
                n = handOver.poll(5, TimeUnit.MILLISECONDS);
            }
            return n;
        }

        synchronized boolean isAnyLeft() {
            return open > 0 || !numbers.isEmpty();
        }

        synchronized void answered(Long n) {
            open--;
            notifyAll();
        }

        synchronized void putBack(Long n) {
            numbers.add(n);
            open--;
            notifyAll();
        }
    }
}
