/*
 * Broken on purpose: whose third process is killed by an interrupt before it has named itself reports that it cannot be
 * started.
 * Verdict: EXCEPTION
 * Clause: C7
 */
package kata.e630_process_pool;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import kata.model.RunResult;
import kata.model.WorkerProgram;
import kata.model.WorkerReport;

/**
 * The approach with a pool of processes: each worker has a process that lives as long as there are numbers, and gets
 * another one if it dies.
 */
public final class ProcessPool {

    private static final int ATTEMPTS = 3;

    public RunResult run(Queue<Long> numbers, int workers, WorkerProgram program)
            throws IOException, InterruptedException {
        Processes processes = new Processes(program);
        List<Worker> all = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= workers; i++) {
            Worker worker = new Worker("Worker-" + i, numbers, processes);
            all.add(worker);
            // C2: a thread for each worker, which does little but wait for its answers.
            threads.add(new Thread(worker, worker.name));
        }
        threads.forEach(Thread::start);
        join(threads, processes);
        processes.throwWhatStoppedThem();
        return new RunResult(all.stream().map(worker -> worker.report).toList());
    }

    /** C7: an interrupt ends the processes; that in turn lets the threads come to their ends. */
    private static void join(List<Thread> threads, Processes processes) throws IOException, InterruptedException {
        InterruptedException interrupt = null;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupt = e;
                    processes.stop(new IOException("interrupted", e));
                }
            }
        }
        processes.throwIfOneCannotBeStarted();
        if (interrupt != null) {
            throw interrupt;
        }
    }

    /** One worker. Its report belongs to its thread until that has ended. */
    private static final class Worker implements Runnable {

        private final String name;
        private final Queue<Long> numbers;
        private final Processes processes;
        private WorkerReport report;

        private Worker(String name, Queue<Long> numbers, Processes processes) {
            this.name = name;
            this.numbers = numbers;
            this.processes = processes;
        }

        @Override
        public void run() {
            try {
                work();
            } catch (IOException e) {
                processes.stop(e);
            }
        }

        private void work() throws IOException {
            List<Long> primes = new ArrayList<>();
            Link link = new Link(processes);
            try {
                // C2: the next number is polled when the last is done.
                for (Long n = numbers.poll(); n != null; n = numbers.poll()) {
                    Optional<Boolean> prime = link.ask(n);
                    for (int attempt = 1; prime.isEmpty(); attempt++) {
                        if (attempt == ATTEMPTS && !link.up) {
                            processes.cannotBeStarted(name);
                        }
                        if (attempt == ATTEMPTS) {
                            // C5: it is the number's fault.
                            throw new IOException(name + ": " + ATTEMPTS + " processes have ended at " + n);
                        }
                        // C4: another process, the same number.
                        link.kill();
                        link = new Link(processes);
                        prime = link.ask(n);
                    }
                    if (prime.get()) {
                        primes.add(n);
                    }
                }
                link.finish();
            } finally {
                link.kill();
            }
            report = new WorkerReport(name, link.threadId, link.processId, primes);
        }
    }

    /** A process and its pipes. Used by one thread. */
    private static final class Link {

        private final Processes processes;
        private final Process process;
        private final BufferedReader answers;
        private final long processId;
        private final long threadId;
        private final boolean up;

        private Link(Processes processes) throws IOException {
            this.processes = processes;
            process = processes.start();
            answers = process.inputReader(StandardCharsets.US_ASCII);
            String[] hello = String.valueOf(readLine()).split(" ");
            up = hello.length == 3;
            processId = up ? Long.parseLong(hello[1]) : process.pid();
            threadId = up ? Long.parseLong(hello[2]) : 0;
        }

        /** C4: no answer means that the process has ended, or will not get any further. */
        Optional<Boolean> ask(long n) {
            try {
                OutputStream requests = process.getOutputStream();
                requests.write((n + "\n").getBytes(StandardCharsets.US_ASCII));
                requests.flush();
            } catch (IOException e) {
                return Optional.empty();
            }
            String answer = readLine();
            if ((n + " prime").equals(answer)) {
                return Optional.of(true);
            }
            return (n + " composite").equals(answer) ? Optional.of(false) : Optional.empty();
        }

        private String readLine() {
            try {
                return answers.readLine();
            } catch (IOException e) {
                return null; // Its pipe was closed when it was killed: the same as an end.
            }
        }

        /** Lets the process end by itself, and waits for that. */
        void finish() {
            try {
                process.getOutputStream().close();
            } catch (IOException e) {
                // It has ended already.
            }
            process.onExit().join();
        }

        /** Ends the process, and waits for that. */
        void kill() {
            process.destroyForcibly();
            process.onExit().join();
            processes.ended(process);
        }
    }

    /** The processes that were started and have not been seen to end. Once stopped, no other is started. */
    private static final class Processes {

        private final WorkerProgram program;
        private final Set<Process> running = new HashSet<>(); // guarded by this
        private IOException stopped; // guarded by this
        private IOException notUp; // guarded by this

        private Processes(WorkerProgram program) {
            this.program = program;
        }

        synchronized Process start() throws IOException {
            throwWhatStoppedThem();
            // C6: nobody reads it, so nobody has to.
            Process process = new ProcessBuilder(program.command())
                    .redirectError(Redirect.DISCARD)
                    .start();
            running.add(process);
            return process;
        }

        /** C5, C7: whoever waits for an answer of one of them comes to the end of its pipe. */
        synchronized void stop(IOException why) {
            if (stopped == null) {
                stopped = why;
            }
            running.forEach(Process::destroyForcibly);
        }

        synchronized void cannotBeStarted(String worker) {
            notUp = new IOException(worker + ": " + ATTEMPTS + " processes have not come up");
        }

        synchronized void throwIfOneCannotBeStarted() throws IOException {
            if (notUp != null) {
                throw notUp;
            }
        }

        synchronized void ended(Process process) {
            running.remove(process);
        }

        synchronized void throwWhatStoppedThem() throws IOException {
            if (stopped != null) {
                throw stopped;
            }
        }
    }
}
