/* Another right way: a task for each chunk, which borrows a process; the order of the futures is that of the primes. */
package kata.e640_chunks_in_pool;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import kata.model.WorkerProgram;

/** The approach with chunks in a pool of processes: the processes stay, and what travels to them is two numbers. */
public final class ChunkedProcessPool {

    private static final int ATTEMPTS = 3;

    public List<Long> primesUpTo(long last, long size, int workers, WorkerProgram program)
            throws IOException, InterruptedException {
        Processes processes = new Processes(program);
        List<Long> primes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            try {
                // As many links as threads: whoever wants one finds one.
                BlockingQueue<Link> idle = new LinkedBlockingQueue<>();
                for (int i = 0; i < workers; i++) {
                    idle.add(new Link(processes));
                }
                List<Future<List<Long>>> answers = new ArrayList<>();
                long to = 0;
                while (to < last) {
                    long from = to + 1;
                    to = last - to < size ? last : to + size;
                    Chunk chunk = new Chunk(from, to);
                    answers.add(threads.submit(() -> find(chunk, idle, processes)));
                }
                for (Future<List<Long>> answer : answers) {
                    primes.addAll(answer.get());
                }
            } catch (ExecutionException e) {
                throw new IOException(e.getCause().getMessage(), e);
            } finally {
                threads.shutdownNow();
                processes.stop(new IOException("it is over"));
            }
        }
        return primes;
    }

    private static List<Long> find(Chunk chunk, BlockingQueue<Link> idle, Processes processes)
            throws IOException, InterruptedException {
        Link link = idle.take();
        try {
            Optional<List<Long>> primes = link.ask(chunk);
            for (int attempt = 1; primes.isEmpty(); attempt++) {
                if (attempt == ATTEMPTS) {
                    throw new IOException(ATTEMPTS + " processes have ended at " + chunk);
                }
                link.kill();
                link = new Link(processes);
                primes = link.ask(chunk);
            }
            return primes.get();
        } finally {
            idle.add(link);
        }
    }

    /** Numbers that belong together. */
    private record Chunk(long from, long to) {

        /** All that a process has to be told. */
        @Override
        public String toString() {
            return from + ".." + to;
        }
    }

    /** A process and its pipes. Used by one thread. */
    private static final class Link {

        private final Processes processes;
        private final Process process;
        private final BufferedReader answers;

        private Link(Processes processes) throws IOException {
            this.processes = processes;
            process = processes.start();
            answers = process.inputReader(StandardCharsets.US_ASCII);
        }

        /** No answer means that the process has ended, or will not get any further. */
        Optional<List<Long>> ask(Chunk chunk) {
            try {
                OutputStream requests = process.getOutputStream();
                requests.write((chunk + "\n").getBytes(StandardCharsets.US_ASCII));
                requests.flush();
                String line = answers.readLine();
                if (line != null && line.startsWith("worker ")) {
                    line = answers.readLine(); // It has named itself first.
                }
                return line == null ? Optional.empty() : primes(chunk, line.split(" "));
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        /** An answer without its end is none, whatever stands in it. */
        private static Optional<List<Long>> primes(Chunk chunk, String[] words) {
            int end = words.length - 1;
            if (!words[0].equals(chunk.toString()) || !words[end].equals("end")) {
                return Optional.empty();
            }
            return Optional.of(Arrays.stream(words, 1, end).map(Long::valueOf).toList());
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

        private Processes(WorkerProgram program) {
            this.program = program;
        }

        synchronized Process start() throws IOException {
            if (stopped != null) {
                throw stopped;
            }
            Process process = new ProcessBuilder(program.command())
                    .redirectError(Redirect.DISCARD)
                    .start();
            running.add(process);
            return process;
        }

        /** Whoever waits for an answer of one of them comes to the end of its pipe. */
        synchronized void stop(IOException why) {
            if (stopped == null) {
                stopped = why;
            }
            running.forEach(Process::destroyForcibly);
            running.forEach(process -> process.onExit().join());
        }

        synchronized void ended(Process process) {
            running.remove(process);
        }
    }
}
