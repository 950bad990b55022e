/*
 * Broken on purpose: the end of a chunk is min(from + size - 1, last): too great a sum if size and last are near 2^63.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e640_chunks_in_pool;

import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.stream.*;
import kata.model.WorkerProgram;

/** Clerks cut chunks by a counter; who is alive is an immutable list, replaced by compare-and-set. */
public final class ChunkedProcessPool {

    private record Chunk(long from, long to) {
        @Override
        public String toString() {
            return from + ".." + to;
        }

        /** The primes of an answer, or null if it is none. */
        List<Long> primes(String answer) {
            if (answer == null) {
                return null;
            }
            List<String> words = List.of(answer.split(" "));
            if (words.size() < 2
                    || !words.getFirst().equals(toString())
                    || !words.getLast().equals("end")) {
                return null;
            }
            try {
                return words.subList(1, words.size() - 1).stream()
                        .map(Long::valueOf)
                        .toList();
            } catch (NumberFormatException e) {
                return null;
            }
        }
    }

    /** Cuts the numbers when somebody asks, by the index of the chunk. */
    private static final class Knife {
        private final long last;
        private final long size;
        private final long count;
        private final AtomicLong next = new AtomicLong();

        Knife(long last, long size) {
            this.last = last;
            this.size = size;
            this.count = last == 0 ? 0 : (last - 1) / size + 1;
        }

        Chunk next() {
            long index = next.getAndUpdate(n -> n < count ? n + 1 : n);
            if (index >= count) {
                return null;
            }
            long from = 1 + index * size;
            return new Chunk(from, Math.min(from + size - 1, last));
        }
    }

    private record Alive(Process process, Thread watch, Alive next) {}

    /** All processes that were started. */
    private static final class Crew {
        private static final Alive NONE = new Alive(null, null, null);
        private final AtomicReference<Alive> alive = new AtomicReference<>(NONE);
        private final AtomicReference<Alive> ended = new AtomicReference<>();
        private final WorkerProgram program;
        private final String mark = UUID.randomUUID() + "-";
        private final AtomicInteger count = new AtomicInteger();

        Crew(WorkerProgram program) {
            this.program = program;
        }

        boolean closed() {
            return alive.get() == null;
        }

        /** Another process, or null if there shall be none any more. */
        Process start() throws IOException {
            if (closed()) {
                return null;
            }
            String own = mark + count.incrementAndGet() + ";";
            ProcessBuilder builder = new ProcessBuilder(program.command());
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("KATA_KIN", own);
            Process process = builder.start();
            Thread watch = new Thread(() -> watch(process, own));
            watch.start();
            while (true) {
                Alive before = alive.get();
                if (before == null) {
                    process.destroyForcibly();
                    joined(watch);
                    return null;
                }
                if (alive.compareAndSet(before, new Alive(process, watch, before))) {
                    return process;
                }
            }
        }

        private static void watch(Process process, String own) {
            boolean ended = false;
            while (!ended) {
                try {
                    process.waitFor();
                    ended = true;
                } catch (InterruptedException e) {
                    // nobody means it
                }
            }
            Kin.end(List.of(process), own); // they might hold its output open
        }

        /** Ends all; from now on none is started. */
        void close() {
            Alive all = alive.getAndSet(null);
            if (all == null) {
                return;
            }
            ended.set(all);
            for (Alive each = all; each != NONE; each = each.next()) {
                each.process().destroyForcibly();
            }
        }

        /** Waits for what was closed. */
        boolean join() {
            boolean interrupted = false;
            for (Alive each = ended.get(); each != NONE; each = each.next()) {
                interrupted |= joined(each.watch());
            }
            return interrupted;
        }
    }

    private static final class Clerk implements Callable<Void> {
        private final Knife knife;
        private final Crew crew;
        private final Map<Long, List<Long>> found;

        Clerk(Knife knife, Crew crew, Map<Long, List<Long>> found) {
            this.knife = knife;
            this.crew = crew;
            this.found = found;
        }

        @Override
        public Void call() throws IOException {
            Process process = null;
            for (Chunk chunk = knife.next(); chunk != null; chunk = knife.next()) {
                int ended = 0;
                boolean done = false;
                while (!done) {
                    if (process == null) {
                        process = crew.start();
                        if (process == null) {
                            return null;
                        }
                        done = named(process) && answered(process, chunk);
                    } else {
                        done = answered(process, chunk);
                    }
                    if (!done) {
                        process.destroyForcibly();
                        process = null;
                        if (crew.closed()) {
                            return null;
                        }
                        ended++;
                        if (ended == 3) {
                            throw new IOException("three processes have ended at " + chunk);
                        }
                    }
                }
            }
            return null;
        }

        private static boolean named(Process process) {
            try {
                String line = line(process.getInputStream());
                return line != null && line.matches("worker \\d+ \\d+");
            } catch (IOException e) {
                return false;
            }
        }

        private boolean answered(Process process, Chunk chunk) {
            try {
                OutputStream out = process.getOutputStream();
                out.write((chunk + "\n").getBytes(StandardCharsets.US_ASCII));
                out.flush();
                List<Long> primes = chunk.primes(line(process.getInputStream()));
                if (primes == null) {
                    return false;
                }
                found.put(chunk.from(), primes);
                return true;
            } catch (IOException e) {
                return false;
            }
        }
    }

    public List<Long> primesUpTo(long last, long size, int workers, WorkerProgram program)
            throws IOException, InterruptedException {
        Crew crew = new Crew(program);
        Knife knife = new Knife(last, size);
        Map<Long, List<Long>> found = new ConcurrentSkipListMap<>();
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        CompletionService<Void> served = new ExecutorCompletionService<>(pool);
        List<Long> result;
        try {
            for (int i = 1; i <= workers; i++) {
                served.submit(new Clerk(knife, crew, found));
            }
            for (int i = 1; i <= workers; i++) {
                served.take().get();
            }
            result = found.values().stream().flatMap(List::stream).toList();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } finally {
            boolean interrupted = Thread.interrupted();
            crew.close();
            pool.shutdown();
            while (!pool.isTerminated()) {
                try {
                    pool.awaitTermination(1, TimeUnit.HOURS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            interrupted |= crew.join();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return result;
    }

    /** A whole line, or null if there is none any more. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                return line.toString();
            }
            line.append((char) c);
        }
        return null;
    }

    /** Waits for a thread whatever happens; tells whether the caller was interrupted meanwhile. */
    private static boolean joined(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    /** Finds processes by a mark in their environment, which whatever they start inherits, orphans as well. */
    private static final class Kin {
        static final String KEY = "KATA_KIN=";

        static Set<ProcessHandle> marked(String mark) {
            Set<ProcessHandle> found = new HashSet<>();
            try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
                for (Path path : all) {
                    try {
                        byte[] environ = Files.readAllBytes(path.resolve("environ"));
                        if (new String(environ, StandardCharsets.ISO_8859_1).contains(KEY + mark)) {
                            ProcessHandle.of(Long.parseLong(path.getFileName().toString()))
                                    .ifPresent(found::add);
                        }
                    } catch (IOException e) {
                        // not ours, or gone
                    }
                }
            } catch (IOException | DirectoryIteratorException e) {
                // no /proc here
            }
            return found;
        }

        static void end(Collection<Process> processes, String mark) {
            Set<ProcessHandle> all = new HashSet<>();
            for (Process process : processes) {
                process.descendants().forEach(all::add);
                all.add(process.toHandle());
            }
            all.addAll(marked(mark));
            long begin = System.nanoTime();
            while (!all.isEmpty()) {
                all.forEach(ProcessHandle::destroyForcibly);
                LockSupport.parkNanos(500_000);
                all.removeIf(handle -> !handle.isAlive() || System.nanoTime() - begin > 1_000_000_000L);
                all.addAll(marked(mark));
            }
        }
    }
}
