/* Another right way: a condition for each thread that waits, in line. */
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
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
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

    /** Asks, and insists after 50 ms. On a thread of its own, so that no interrupt of the caller reaches it. */
    private static void end(List<Process> processes) {
        CompletableFuture<Void> buried = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                processes.forEach(Process::destroy);
                awaitEnds(processes, 50_000_000);
                processes.forEach(Process::destroyForcibly);
                for (Process process : processes) {
                    process.waitFor();
                }
                buried.complete(null);
            } catch (InterruptedException e) {
                buried.completeExceptionally(e); // nobody knows this thread
            }
        });
        buried.join();
    }

    /** A fair lock, a condition for each who waits, and a stack of its own for the numbers that came back. */
    private static final class Desk {

        private final Queue<Long> numbers;
        private final ReentrantLock lock = new ReentrantLock(true);
        private final ArrayDeque<Condition> waiting = new ArrayDeque<>();
        private final ArrayDeque<Long> back = new ArrayDeque<>();
        private int underWay;

        Desk(Queue<Long> numbers) {
            this.numbers = numbers;
        }

        Long take() throws InterruptedException {
            lock.lockInterruptibly();
            try {
                Condition mine = lock.newCondition();
                waiting.addLast(mine);
                try {
                    while (true) {
                        if (waiting.peekFirst() == mine) {
                            Long n = back.isEmpty() ? numbers.poll() : back.pop();
                            if (n != null) {
                                underWay++;
                                return n;
                            }
                            if (underWay == 0) {
                                return null;
                            }
                        }
                        mine.await();
                    }
                } finally {
                    waiting.remove(mine);
                    wakeFirst(); // it may be its turn: for a number, or to go home
                }
            } finally {
                lock.unlock();
            }
        }

        void answered(Long n) {
            lock.lock();
            try {
                underWay--;
                wakeFirst();
            } finally {
                lock.unlock();
            }
        }

        void putBack(Long n) {
            lock.lock();
            try {
                back.push(n);
                underWay--;
                wakeFirst();
            } finally {
                lock.unlock();
            }
        }

        boolean isAnyLeft() {
            lock.lock();
            try {
                return !back.isEmpty() || !numbers.isEmpty();
            } finally {
                lock.unlock();
            }
        }

        private void wakeFirst() {
            if (!waiting.isEmpty()) {
                waiting.peekFirst().signal();
            }
        }
    }
}
