/*
 * Broken on purpose: the line buffer belongs to the seat: half an answer spoils the name of the next process.
 * Verdict: WRONG
 * Clause: C4
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

/** The caller alone decides and starts; a pump for each process brings it the lines. */
public final class ProcessPool {

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
        final List<Long> primes = new ArrayList<>();
        final StringBuffer line = new StringBuffer();
        Run run;
        boolean named;
        boolean done;
        long pid;
        long tid;
        Long number;
        int ended;

        Seat(String name) {
            this.name = name;
        }
    }

    public RunResult run(Queue<Long> numbers, int workers, WorkerProgram program)
            throws IOException, InterruptedException {
        String mark = UUID.randomUUID() + "-";
        BlockingQueue<Mail> mailbox = new LinkedBlockingQueue<>();
        List<Seat> seats = new ArrayList<>();
        List<Run> runs = new ArrayList<>();
        RunResult result;
        try {
            for (int i = 1; i <= workers; i++) {
                seats.add(new Seat("Worker-" + i));
            }
            for (Seat seat : seats) {
                start(seat, program, mark, mailbox, runs);
            }
            while (!seats.stream().allMatch(seat -> seat.done)) {
                Mail mail = mailbox.take();
                Seat seat = mail.run().seat;
                if (seat.done || seat.run != mail.run()) {
                    continue;
                }
                if (mail.text() != null && understood(seat, mail.text())) {
                    if (seat.number == null) {
                        seat.number = numbers.poll();
                        seat.ended = 0;
                    }
                    if (seat.number == null) {
                        seat.done = true;
                    } else {
                        tell(seat);
                    }
                } else {
                    seat.run.process.destroyForcibly();
                    if (seat.number == null) {
                        seat.number = numbers.poll();
                    }
                    seat.ended++;
                    if (seat.ended >= 3 && seat.number == null) {
                        seat.done = true;
                    } else if (seat.ended >= 3) {
                        throw new IOException("three processes have ended at " + seat.number);
                    } else {
                        start(seat, program, mark, mailbox, runs);
                    }
                }
            }
            result = new RunResult(seats.stream()
                    .map(seat -> new WorkerReport(seat.name, seat.tid, seat.pid, seat.primes))
                    .toList());
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
            out.write((seat.number + "\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException e) {
            seat.run.process.destroyForcibly(); // its pump will tell
        }
    }

    private static boolean understood(Seat seat, String text) {
        if (!seat.named) {
            String[] words = text.split(" ");
            if (words.length != 3 || !words[0].equals("worker")) {
                return false;
            }
            try {
                long pid = Long.parseLong(words[1]);
                seat.tid = Long.parseLong(words[2]);
                seat.pid = pid;
            } catch (NumberFormatException e) {
                return false;
            }
            seat.named = true;
            return true;
        }
        if (text.equals(seat.number + " prime")) {
            seat.primes.add(seat.number);
        } else if (!text.equals(seat.number + " composite")) {
            return false;
        }
        seat.number = null;
        return true;
    }

    private static void pump(Run run, BlockingQueue<Mail> mailbox) {
        try {
            InputStream in = run.process.getInputStream();
            StringBuffer line = run.seat.line;
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == '\n') {
                    mailbox.add(new Mail(run, line.toString()));
                    line.setLength(0);
                } else {
                    line.append((char) c);
                }
            }
        } catch (IOException e) {
            // its end
        }
        mailbox.add(new Mail(run, null));
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
