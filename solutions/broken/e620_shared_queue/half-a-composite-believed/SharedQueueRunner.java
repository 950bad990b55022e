/*
 * Broken on purpose: an answer that begins like the one about a composite is taken for it, be it only half of it.
 * Verdict: WRONG
 * Clause: C6
 */
package kata.e620_shared_queue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import kata.model.RunResult;
import kata.model.WorkerProgram;
import kata.model.WorkerReport;

/** The approach with a manager: one process has the queue and the results, and all workers are served by it. */
public final class SharedQueueRunner {

    public RunResult run(Queue<Long> numbers, int workers, WorkerProgram program, Duration timeLimit)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + timeLimit.toNanos();
        Desk desk = new Desk(numbers);
        List<Process> processes = new ArrayList<>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            try {
                CompletionService<WorkerReport> servers = new ExecutorCompletionService<>(threads);
                List<Future<WorkerReport>> reports = new ArrayList<>();
                for (int i = 1; i <= workers; i++) {
                    // C1, C7: what a worker says besides its answers is not wanted, so it must not be a pipe.
                    Process process = new ProcessBuilder(program.command())
                            .redirectError(Redirect.DISCARD)
                            .start();
                    processes.add(process);
                    String name = "Worker-" + i;
                    // C2: a thread for each worker.
                    reports.add(servers.submit(() -> serve(name, process, desk)));
                }
                for (int i = 0; i < workers; i++) {
                    // C9: poll hears an interrupt.
                    Future<WorkerReport> next = servers.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                    if (next == null) {
                        throw new IOException("not done within " + timeLimit); // C8
                    }
                    check(next);
                }
                if (!numbers.isEmpty()) {
                    throw new IOException("no worker is left, and " + numbers.size() + " numbers are"); // C8
                }
                return new RunResult(reports.stream().map(Future::resultNow).toList()); // C5
            } finally {
                // C10: this sets free who reads from a worker, and the interrupt who waits for a number.
                processes.forEach(SharedQueueRunner::kill);
                threads.shutdownNow();
            }
        }
    }

    private static WorkerReport serve(String name, Process process, Desk desk) throws InterruptedException {
        List<Long> primes = new ArrayList<>();
        String[] ids = {"worker", Long.toString(process.pid()), "0"};
        try (BufferedReader answers = process.inputReader(StandardCharsets.US_ASCII);
                Writer requests = process.outputWriter(StandardCharsets.US_ASCII)) {
            String first = answers.readLine();
            if (first != null) {
                ids = first.split(" ");
                // C4: the next number is taken when the answer to the one before it is there.
                for (Long n = desk.take(); n != null; n = desk.take()) {
                    String answer = null;
                    try {
                        requests.write(n + "\n");
                        requests.flush();
                        answer = answers.readLine();
                    } finally {
                        // C6: an answer that is not whole is none.
                        desk.settle(n, isWhole(n, answer));
                    }
                    if (!isWhole(n, answer)) {
                        break;
                    }
                    if (answer.endsWith(" prime")) {
                        primes.add(n);
                    }
                }
            }
        } catch (IOException e) {
            // C6: the worker has gone; its number is back in the queue.
        }
        return new WorkerReport(name, Long.parseLong(ids[2]), Long.parseLong(ids[1]), primes);
    }

    private static boolean isWhole(long n, String answer) {
        return (n + " prime").equals(answer) || answer != null && answer.startsWith(n + " c");
    }

    private static void check(Future<WorkerReport> done) throws IOException, InterruptedException {
        try {
            done.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private static void kill(Process process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Where numbers are given out and come back. Safe for several threads. */
    private static final class Desk {

        private final Queue<Long> numbers;
        private int underWay; // guarded by this

        Desk(Queue<Long> numbers) {
            this.numbers = numbers;
        }

        /** The next number, or {@code null} if there is none and none can come back. Waits until that is known. */
        synchronized Long take() throws InterruptedException {
            // C3: looked at and taken in one step.
            Long n = numbers.poll();
            while (n == null && underWay > 0) {
                wait();
                n = numbers.poll();
            }
            if (n != null) {
                underWay++;
            }
            return n;
        }

        /** Ends what {@link #take} has begun; a number that was not done goes back. */
        synchronized void settle(long n, boolean done) {
            if (!done) {
                numbers.add(n);
            }
            underWay--;
            notifyAll();
        }
    }
}
