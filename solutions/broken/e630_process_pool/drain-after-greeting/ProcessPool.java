/*
 * Broken on purpose: the standard error is read only once the process has named itself.
 * Verdict: TIMEOUT
 * Clause: C6
 */
package kata.e630_process_pool;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import kata.model.RunResult;
import kata.model.WorkerProgram;
import kata.model.WorkerReport;

/** The approach with a pool of processes: one thread serves each process. */
public final class ProcessPool {

    private static final int LIMIT = 3;

    /** Has every number of the queue tested. */
    public RunResult run(Queue<Long> numbers, int workers, WorkerProgram program)
            throws IOException, InterruptedException {
        Registry registry = new Registry();
        List<Worker> all = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= workers; i++) {
            Worker worker = new Worker("Worker-" + i, numbers, program, registry);
            all.add(worker);
            threads.add(new Thread(worker, worker.name));
        }
        threads.forEach(Thread::start);
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (true) {
                try {
                    thread.join();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                    registry.close();
                }
            }
        }
        if (interrupted) {
            throw new InterruptedException("interrupted while the pool was at work");
        }
        registry.throwFailure();
        return new RunResult(all.stream().map(Worker::report).toList());
    }

    /** All processes of a run, and whether it goes on. */
    private static final class Registry {
        private final Set<Process> processes = new HashSet<>();
        private boolean closed;
        private IOException failure;

        /** Starts a process, or gives null if none is to be started any more. */
        synchronized Process start(WorkerProgram program) throws IOException {
            if (closed) {
                return null;
            }
            Process process = new ProcessBuilder(program.command()).start();
            processes.add(process);
            return process;
        }

        synchronized void forget(Process process) {
            processes.remove(process);
        }

        synchronized void close() {
            closed = true;
            processes.forEach(Process::destroyForcibly);
        }

        synchronized void giveUp(IOException e) {
            if (!closed) {
                failure = e;
                close();
            }
        }

        synchronized void throwFailure() throws IOException {
            if (failure != null) {
                throw failure;
            }
        }
    }

    private static final class Worker implements Runnable {
        private final String name;
        private final Queue<Long> numbers;
        private final WorkerProgram program;
        private final Registry registry;
        private final List<Long> primes = new ArrayList<>();
        private long processId;
        private long threadId;
        private Process process;
        private InputStream in;
        private boolean named;
        private Thread drain;

        Worker(String name, Queue<Long> numbers, WorkerProgram program, Registry registry) {
            this.name = name;
            this.numbers = numbers;
            this.program = program;
            this.registry = registry;
        }

        WorkerReport report() {
            return new WorkerReport(name, threadId, processId, primes);
        }

        @Override
        public void run() {
            try {
                work();
                end();
            } catch (IOException e) {
                registry.giveUp(e);
            } catch (InterruptedException | RuntimeException e) {
                registry.giveUp(new IOException(name + " has failed", e));
            } finally {
                abandon();
            }
        }

        private void work() throws IOException, InterruptedException {
            Long n = null;
            int ended = 0;
            while (true) {
                if (process == null && !start()) {
                    return;
                }
                if (named || readName()) {
                    if (n == null) {
                        n = numbers.poll();
                        if (n == null) {
                            return;
                        }
                    }
                    String answer = ask(n);
                    if (answer != null) {
                        if (answer.equals(n + " prime")) {
                            primes.add(n);
                        }
                        n = null;
                        ended = 0;
                        continue;
                    }
                }
                kill();
                ended++;
                if (ended == LIMIT) {
                    registry.giveUp(new IOException(
                            n == null
                                    ? "three processes have ended before they had named themselves"
                                    : "three processes have ended at the number " + n));
                    return;
                }
            }
        }

        private boolean start() throws IOException {
            process = registry.start(program);
            if (process == null) {
                return false;
            }
            in = new BufferedInputStream(process.getInputStream());
            named = false;
            return true;
        }

        private boolean readName() {
            String line = readLine();
            if (line == null) {
                return false;
            }
            String[] words = line.split(" ");
            processId = Long.parseLong(words[1]);
            threadId = Long.parseLong(words[2]);
            named = true;
            InputStream err = process.getErrorStream();
            drain = new Thread(() -> drain(err), name + "-err");
            drain.start();
            return true;
        }

        /** The whole answer, or null if the process has none. */
        private String ask(long n) {
            try {
                OutputStream out = process.getOutputStream();
                out.write((n + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException e) {
                return null;
            }
            String answer = readLine();
            return answer != null && (answer.equals(n + " prime") || answer.equals(n + " composite")) ? answer : null;
        }

        /** A line that has an end, or null. */
        private String readLine() {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            try {
                for (int b = in.read(); b != '\n'; b = in.read()) {
                    if (b < 0) {
                        return null;
                    }
                    line.write(b);
                }
            } catch (IOException e) {
                return null;
            }
            return line.toString(StandardCharsets.UTF_8);
        }

        private static void drain(InputStream err) {
            try {
                err.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                // it has ended
            }
        }

        private void kill() throws InterruptedException {
            process.destroyForcibly();
            leave();
        }

        private void leave() throws InterruptedException {
            process.waitFor();
            if (drain != null) {
                drain.join();
                drain = null;
            }
            registry.forget(process);
            process = null;
        }

        /** Lets the process come to its end. */
        private void end() throws InterruptedException {
            if (process != null) {
                try {
                    process.getOutputStream().close();
                } catch (IOException e) {
                    // it has ended already
                }
                leave();
            }
        }

        private void abandon() {
            if (process != null) {
                process.destroyForcibly();
                process.onExit().join();
                registry.forget(process);
                process = null;
            }
        }
    }
}
