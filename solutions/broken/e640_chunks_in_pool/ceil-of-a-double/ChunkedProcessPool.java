/*
 * Broken on purpose: the number of chunks is a rounded-up double: above 2^53 the last chunk may be missing.
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

/** The caller alone cuts, decides and starts; a pump for each process brings it the lines. */
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

    private static final class LongCell {
        long value;
    }

    /** Cuts the numbers when somebody asks, by the index of the chunk. */
    private static final class Knife {
        private final long last;
        private final long size;
        private final long count;
        private final LongCell next = new LongCell();

        Knife(long last, long size) {
            this.last = last;
            this.size = size;
            this.count = (long) Math.ceil((double) last / size);
        }

        Chunk next() {
            long index = next.value;
            if (index >= count) {
                return null;
            }
            next.value++;
            long from = 1 + index * size;
            return new Chunk(from, last - from < size ? last : from + (size - 1));
        }
    }

    /** A line of a process; null at the end of its output. */
    private record Mail(Run run, String text) {}

    /** A process, and the two threads that look after it. */
    private static final class Run {
        final Seat seat;
        final Process process;
        final List<Thread> threads = new ArrayList<>();

        Run(Seat seat, Process process) {
            this.seat = seat;
            this.process = process;
        }

        void begin(String mark, BlockingQueue<Mail> mailbox) {
            threads.add(new Thread(() -> pump(this, mailbox), seat.name + "-pump"));
            threads.add(new Thread(
                    () -> {
                        boolean ended = false;
                        while (!ended) {
                            try {
                                process.waitFor();
                                ended = true;
                            } catch (InterruptedException e) {
                                // nobody means it
                            }
                        }
                        Kin.end(List.of(process), mark); // they might hold its output open
                    },
                    seat.name + "-watch"));
            threads.forEach(Thread::start);
        }
    }

    private static final class Seat {
        final String name;
        Run run;
        boolean named;
        Chunk chunk;
        int ended;

        Seat(String name) {
            this.name = name;
        }
    }

    public List<Long> primesUpTo(long last, long size, int workers, WorkerProgram program)
            throws IOException, InterruptedException {
        String mark = UUID.randomUUID() + "-";
        BlockingQueue<Mail> mailbox = new LinkedBlockingQueue<>();
        List<Run> runs = new ArrayList<>();
        Knife knife = new Knife(last, size);
        TreeMap<Long, List<Long>> found = new TreeMap<>();
        int busy = 0;
        try {
            for (int i = 1; i <= workers; i++) {
                Seat seat = new Seat("Worker-" + i);
                seat.chunk = knife.next();
                if (seat.chunk != null) {
                    start(seat, program, mark, mailbox, runs);
                    busy++;
                }
            }
            while (busy > 0) {
                Mail mail = mailbox.take();
                Seat seat = mail.run().seat;
                if (seat.chunk == null || seat.run != mail.run()) {
                    continue;
                }
                if (!seat.named && mail.text() != null && mail.text().matches("worker \\d+ \\d+")) {
                    seat.named = true;
                    tell(seat);
                    continue;
                }
                List<Long> primes = seat.named ? seat.chunk.primes(mail.text()) : null;
                if (primes != null) {
                    found.put(seat.chunk.from(), primes);
                    seat.ended = 0;
                    seat.chunk = knife.next();
                    if (seat.chunk == null) {
                        busy--;
                    } else {
                        tell(seat);
                    }
                    continue;
                }
                seat.run.process.destroyForcibly();
                if (++seat.ended == 3) {
                    throw new IOException("three processes have ended at " + seat.chunk);
                }
                start(seat, program, mark, mailbox, runs);
            }
        } finally {
            boolean interrupted = Thread.interrupted();
            for (Run run : runs) {
                run.process.destroyForcibly();
            }
            for (Run run : runs) {
                for (Thread thread : run.threads) {
                    interrupted |= joined(thread);
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        List<Long> result = new ArrayList<>();
        found.values().forEach(result::addAll);
        return result;
    }

    private static void start(
            Seat seat, WorkerProgram program, String mark, BlockingQueue<Mail> mailbox, List<Run> runs)
            throws IOException {
        String own = mark + runs.size() + ";";
        ProcessBuilder builder = new ProcessBuilder(program.command());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("KATA_KIN", own);
        Run run = new Run(seat, builder.start());
        runs.add(run);
        seat.run = run;
        seat.named = false;
        run.begin(own, mailbox);
    }

    private static void tell(Seat seat) {
        try {
            OutputStream out = seat.run.process.getOutputStream();
            out.write((seat.chunk + "\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException e) {
            seat.run.process.destroyForcibly(); // its pump will tell
        }
    }

    private static void pump(Run run, BlockingQueue<Mail> mailbox) {
        try {
            InputStream in = run.process.getInputStream();
            for (String line = line(in); line != null; line = line(in)) {
                mailbox.add(new Mail(run, line));
            }
        } catch (IOException e) {
            // its end
        }
        mailbox.add(new Mail(run, null));
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
