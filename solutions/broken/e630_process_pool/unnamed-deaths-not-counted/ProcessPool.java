/*
 * Broken on purpose: a process that ends before it has named itself is replaced without counting: for ever.
 * Verdict: WRONG
 * Clause: C5
 */
package kata.e630_process_pool;

import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.stream.*;
import kata.model.RunResult;
import kata.model.WorkerProgram;
import kata.model.WorkerReport;

/** A clerk for each worker; who is alive is an immutable list, replaced by compare-and-set, and null in the end. */
public final class ProcessPool {

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
        private final String name;
        private final Queue<Long> numbers;
        private final Crew crew;
        private final List<Long> primes = new ArrayList<>();
        private long pid;
        private long tid;

        Clerk(String name, Queue<Long> numbers, Crew crew) {
            this.name = name;
            this.numbers = numbers;
            this.crew = crew;
        }

        @Override
        public Void call() throws IOException {
            Long number = null;
            int ended = 0;
            while (true) {
                Process process = crew.start();
                if (process == null) {
                    return null;
                }
                boolean well = named(process);
                if (!well && !crew.closed()) {
                    process.destroyForcibly();
                    continue; // it has not been told the number
                }
                while (well) {
                    if (number == null) {
                        number = numbers.poll();
                        ended = 0;
                    }
                    if (number == null) {
                        return null;
                    }
                    well = answered(process, number);
                    if (well) {
                        number = null;
                    }
                }
                process.destroyForcibly();
                if (crew.closed()) {
                    return null;
                }
                if (number == null) {
                    number = numbers.poll();
                }
                ended++;
                if (ended >= 3 && number == null) {
                    return null;
                }
                if (ended >= 3) {
                    throw new IOException("three processes have ended at " + number);
                }
            }
        }

        private boolean named(Process process) {
            try {
                String line = line(process.getInputStream());
                if (line == null || !line.matches("worker \\d{1,18} \\d{1,18}")) {
                    return false;
                }
                String[] words = line.split(" ");
                pid = Long.parseLong(words[1]);
                tid = Long.parseLong(words[2]);
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        private boolean answered(Process process, Long number) {
            try {
                OutputStream out = process.getOutputStream();
                out.write((number + "\n").getBytes(StandardCharsets.US_ASCII));
                out.flush();
                String line = line(process.getInputStream());
                if ((number + " prime").equals(line)) {
                    primes.add(number);
                    return true;
                }
                return (number + " composite").equals(line);
            } catch (IOException e) {
                return false;
            }
        }

        WorkerReport report() {
            return new WorkerReport(name, tid, pid, primes);
        }
    }

    public RunResult run(Queue<Long> numbers, int workers, WorkerProgram program)
            throws IOException, InterruptedException {
        Crew crew = new Crew(program);
        List<Clerk> clerks = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        CompletionService<Void> served = new ExecutorCompletionService<>(pool);
        RunResult result;
        try {
            for (int i = 1; i <= workers; i++) {
                Clerk clerk = new Clerk("Worker-" + i, numbers, crew);
                clerks.add(clerk);
                served.submit(clerk);
            }
            for (int i = 1; i <= workers; i++) {
                served.take().get();
            }
            result = new RunResult(clerks.stream().map(Clerk::report).toList());
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
