/* Another right way: a worker for which there is no number now is put aside, and no thread waits for one. */
package kata.e620_shared_queue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kata.model.RunResult;
import kata.model.WorkerProgram;
import kata.model.WorkerReport;

/** The approach with a manager: one process has the queue and the results, and all workers are served by it. */
public final class SharedQueueRunner {

    public RunResult run(Queue<Long> numbers, int workers, WorkerProgram program, Duration timeLimit)
            throws IOException, InterruptedException {
        List<Worker> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Desk desk = new Desk(numbers, threads);
            try {
                for (int i = 1; i <= workers; i++) {
                    Process process = new ProcessBuilder(program.command())
                            .redirectError(Redirect.DISCARD)
                            .start();
                    all.add(new Worker("Worker-" + i, process, desk));
                }
                all.forEach(worker -> threads.execute(worker::begin));
                CompletableFuture.allOf(all.stream().map(worker -> worker.done).toArray(CompletableFuture<?>[]::new))
                        .get(timeLimit.toNanos(), TimeUnit.NANOSECONDS);
                if (!numbers.isEmpty()) {
                    throw new IOException("no worker is left, and " + numbers.size() + " numbers are");
                }
                return new RunResult(
                        all.stream().map(worker -> worker.done.join()).toList());
            } catch (TimeoutException e) {
                throw new IOException("not done within " + timeLimit, e);
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            } finally {
                desk.close();
                all.forEach(Worker::kill);
            }
        }
    }

    /** One worker, served by one thread at a time, or put aside. */
    private static final class Worker {

        private final String name;
        private final Process process;
        private final Desk desk;
        private final BufferedReader answers;
        private final List<Long> primes = new ArrayList<>();
        private final CompletableFuture<WorkerReport> done = new CompletableFuture<>();
        private String[] ids;

        private Worker(String name, Process process, Desk desk) {
            this.name = name;
            this.process = process;
            this.desk = desk;
            answers = process.inputReader(StandardCharsets.US_ASCII);
            ids = new String[] {"worker", Long.toString(process.pid()), "0"};
        }

        void begin() {
            String first = read();
            if (first == null) {
                end();
            } else {
                ids = first.split(" ");
                goOn();
            }
        }

        /** Serves it until there is no number for it, or it is gone. */
        void goOn() {
            Long n = desk.takeOrPutAside(this);
            while (n != null) {
                String answer = ask(n);
                boolean prime = (n + " prime").equals(answer);
                if (prime) {
                    primes.add(n);
                }
                boolean whole = prime || (n + " composite").equals(answer);
                desk.settle(n, whole);
                if (!whole) {
                    end();
                    return;
                }
                n = desk.takeOrPutAside(this);
            }
        }

        private String ask(long n) {
            try {
                OutputStream requests = process.getOutputStream();
                requests.write((n + "\n").getBytes(StandardCharsets.US_ASCII));
                requests.flush();
                return read();
            } catch (IOException e) {
                return null;
            }
        }

        private String read() {
            try {
                return answers.readLine();
            } catch (IOException e) {
                return null;
            }
        }

        void end() {
            done.complete(new WorkerReport(name, Long.parseLong(ids[2]), Long.parseLong(ids[1]), primes));
        }

        void kill() {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    /** Where numbers are given out and come back. Safe for several threads. */
    private static final class Desk {

        private final Queue<Long> numbers;
        private final Executor threads;
        private final Queue<Worker> aside = new ArrayDeque<>(); // guarded by this
        private int underWay; // guarded by this
        private boolean closed; // guarded by this

        Desk(Queue<Long> numbers, Executor threads) {
            this.numbers = numbers;
            this.threads = threads;
        }

        /** The next number; without one the worker ends, or is put aside if a number may come back. */
        synchronized Long takeOrPutAside(Worker worker) {
            Long n = numbers.poll();
            if (n != null) {
                underWay++;
            } else if (underWay > 0) {
                aside.add(worker);
            } else {
                worker.end();
            }
            return n;
        }

        /** A number that was not done goes back. Who was put aside is served again if there is a reason. */
        synchronized void settle(long n, boolean done) {
            underWay--;
            if (!done) {
                numbers.add(n);
            }
            if (!closed && (!done || underWay == 0)) {
                aside.forEach(worker -> threads.execute(worker::goOn));
                aside.clear();
            }
        }

        /** From now on nobody is served again. */
        synchronized void close() {
            closed = true;
        }
    }
}
