/*
 * Broken on purpose: a chunk is told in the digits of the default locale.
 * Verdict: EXCEPTION
 * Clause: C2
 */
package kata.e640_chunks_in_pool;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import kata.model.WorkerProgram;

/** The approach with chunks in a pool of processes. */
public final class ChunkedProcessPool {

    private static final int LIMIT = 3;

    /** Finds the primes up to and including {@code last}, in chunks. */
    public List<Long> primesUpTo(long last, long size, int workers, WorkerProgram program)
            throws IOException, InterruptedException {
        Registry registry = new Registry();
        Chunks chunks = new Chunks(last, size);
        Map<Long, List<Long>> found = new ConcurrentSkipListMap<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= workers; i++) {
            threads.add(new Thread(new Worker(chunks, found, program, registry), "Worker-" + i));
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
        List<Long> primes = new ArrayList<>();
        found.values().forEach(primes::addAll);
        return primes;
    }

    /** Some numbers, both bounds included. */
    private record Chunk(long from, long to) {
        @Override
        public String toString() {
            return from + ".." + to;
        }
    }

    /** Hands out the chunks. */
    private static final class Chunks {
        private final long last;
        private final long size;
        private long next = 1;

        Chunks(long last, long size) {
            this.last = last;
            this.size = size;
        }

        synchronized Chunk take() {
            if (next < 1 || next > last) {
                return null;
            }
            long from = next;
            long to = last - from < size ? last : from + size - 1;
            next = to + 1;
            return new Chunk(from, to);
        }
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
            Process process = new ProcessBuilder(program.command())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
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
        private final Chunks chunks;
        private final Map<Long, List<Long>> found;
        private final WorkerProgram program;
        private final Registry registry;
        private Process process;
        private InputStream in;
        private boolean named;

        Worker(Chunks chunks, Map<Long, List<Long>> found, WorkerProgram program, Registry registry) {
            this.chunks = chunks;
            this.found = found;
            this.program = program;
            this.registry = registry;
        }

        @Override
        public void run() {
            try {
                work();
                end();
            } catch (IOException e) {
                registry.giveUp(e);
            } catch (InterruptedException | RuntimeException e) {
                registry.giveUp(new IOException("a worker has failed", e));
            } finally {
                abandon();
            }
        }

        private void work() throws IOException, InterruptedException {
            for (Chunk chunk = chunks.take(); chunk != null; chunk = chunks.take()) {
                int ended = 0;
                List<Long> primes = null;
                while (primes == null) {
                    if (process == null && !start()) {
                        return;
                    }
                    if (named || readName()) {
                        primes = ask(chunk);
                    }
                    if (primes == null) {
                        kill();
                        ended++;
                        if (ended == LIMIT) {
                            registry.giveUp(new IOException("three processes have ended at " + chunk));
                            return;
                        }
                    }
                }
                found.put(chunk.from(), primes);
            }
        }

        private boolean start() throws IOException {
            process = registry.start(program);
            if (process == null) {
                return false;
            }
            in = new BufferedInputStream(process.getInputStream(), 1 << 16);
            named = false;
            return true;
        }

        private boolean readName() {
            named = readLine() != null;
            return named;
        }

        /** The primes of the chunk, or null if the answer is not whole. */
        private List<Long> ask(Chunk chunk) {
            try {
                OutputStream out = process.getOutputStream();
                out.write(String.format("%d..%d\n", chunk.from(), chunk.to()).getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException e) {
                return null;
            }
            String answer = readLine();
            if (answer == null) {
                return null;
            }
            String[] words = answer.split(" ");
            if (words.length < 2 || !words[0].equals(chunk.toString()) || !words[words.length - 1].equals("end")) {
                return null;
            }
            List<Long> primes = new ArrayList<>(words.length - 2);
            for (int i = 1; i < words.length - 1; i++) {
                primes.add(Long.parseLong(words[i]));
            }
            return primes;
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
            return line.toString(StandardCharsets.US_ASCII);
        }

        private void kill() throws InterruptedException {
            process.destroyForcibly();
            process.waitFor();
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
                process.waitFor();
                registry.forget(process);
                process = null;
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
