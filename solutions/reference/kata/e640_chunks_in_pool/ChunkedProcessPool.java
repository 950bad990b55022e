package kata.e640_chunks_in_pool;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import kata.model.WorkerProgram;

/** The approach with chunks in a pool of processes: the processes stay, and what travels to them is two numbers. */
public final class ChunkedProcessPool {

    private static final int ATTEMPTS = 3;

    public List<Long> primesUpTo(long last, long size, int workers, WorkerProgram program)
            throws IOException, InterruptedException {
        Queue<Chunk> chunks = new ConcurrentLinkedQueue<>();
        // C1: a chunk begins where the one before it has ended; what is left is the last. No sum is greater than last.
        long to = 0;
        while (to < last) {
            long from = to + 1;
            to = last - to < size ? last : to + size;
            chunks.add(new Chunk(from, to));
        }
        // C5: sorted by their beginnings, whoever finds them and when.
        Map<Long, List<Long>> found = new ConcurrentSkipListMap<>();
        Processes processes = new Processes(program);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            // C4: a thread for each process, which does little but wait for its answers.
            threads.add(new Thread(() -> work(chunks, found, processes)));
        }
        threads.forEach(Thread::start);
        join(threads, processes);
        processes.throwWhatStoppedThem();
        List<Long> primes = new ArrayList<>();
        found.values().forEach(primes::addAll);
        return primes;
    }

    private static void work(Queue<Chunk> chunks, Map<Long, List<Long>> found, Processes processes) {
        try {
            Link link = new Link(processes);
            try {
                // C4: the next chunk is polled when the last is done.
                for (Chunk chunk = chunks.poll(); chunk != null; chunk = chunks.poll()) {
                    Optional<List<Long>> primes = link.ask(chunk);
                    for (int attempt = 1; primes.isEmpty(); attempt++) {
                        if (attempt == ATTEMPTS) {
                            throw new IOException(ATTEMPTS + " processes have ended at " + chunk);
                        }
                        // C6: another process, the same chunk, from its beginning.
                        link.kill();
                        link = new Link(processes);
                        primes = link.ask(chunk);
                    }
                    found.put(chunk.from, primes.get());
                }
                link.finish();
            } finally {
                link.kill();
            }
        } catch (IOException e) {
            processes.stop(e);
        }
    }

    /** C7: an interrupt ends the processes; that in turn lets the threads come to their ends. */
    private static void join(List<Thread> threads, Processes processes) throws InterruptedException {
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
        if (interrupt != null) {
            throw interrupt;
        }
    }

    /** Numbers that belong together. */
    private record Chunk(long from, long to) {

        /** C2: all that a process has to be told. */
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

        /** C6: no answer means that the process has ended, or will not get any further. */
        Optional<List<Long>> ask(Chunk chunk) {
            try {
                OutputStream requests = process.getOutputStream();
                requests.write((chunk + "\n").getBytes(StandardCharsets.US_ASCII));
                requests.flush();
                String line = answers.readLine();
                if (line != null && line.startsWith("worker ")) {
                    line = answers.readLine(); // It has named itself first.
                }
                return line == null ? Optional.empty() : primes(chunk, line);
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        /** C6: an answer without its end is none, whatever stands in it. */
        private static Optional<List<Long>> primes(Chunk chunk, String line) {
            String begin = chunk + " ";
            if (!line.startsWith(begin) || !line.endsWith(" end")) {
                return Optional.empty();
            }
            // A line may be millions of characters long, so it is not cut into words first.
            List<Long> primes = new ArrayList<>();
            int word = begin.length();
            for (int space = line.indexOf(' ', word); space >= 0; space = line.indexOf(' ', word)) {
                primes.add(Long.parseLong(line, word, space, 10));
                word = space + 1;
            }
            return Optional.of(primes);
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

        private Processes(WorkerProgram program) {
            this.program = program;
        }

        synchronized Process start() throws IOException {
            throwWhatStoppedThem();
            Process process = new ProcessBuilder(program.command())
                    .redirectError(Redirect.DISCARD)
                    .start();
            running.add(process);
            return process;
        }

        /** C6, C7: whoever waits for an answer of one of them comes to the end of its pipe. */
        synchronized void stop(IOException why) {
            if (stopped == null) {
                stopped = why;
            }
            running.forEach(Process::destroyForcibly);
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
