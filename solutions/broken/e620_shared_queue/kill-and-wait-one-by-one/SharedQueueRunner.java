/*
 * Broken on purpose: it kills and awaits one worker after the other: a second interrupt leaves the others alive.
 * Verdict: LEAK
 * Clause: C10
 */
package kata.e620_shared_queue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.stream.*;
import kata.model.RunResult;
import kata.model.WorkerProgram;
import kata.model.WorkerReport;

/** The caller is the only one who decides; readers send it what the workers say. */
public final class SharedQueueRunner {

    /** What a worker said; null at the end of its output. */
    private record Mail(Seat seat, String text) {}

    private static final class Seat {
        final String name;
        final Process process;
        final List<Long> primes = new ArrayList<>();
        boolean named;
        boolean gone;
        long pid;
        long tid;
        Long task;

        Seat(String name, Process process) {
            this.name = name;
            this.process = process;
        }

        boolean tell(long number) {
            try {
                OutputStream out = process.getOutputStream();
                out.write((number + "\n").getBytes(StandardCharsets.US_ASCII));
                out.flush();
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        WorkerReport report() {
            return new WorkerReport(name, tid, pid, primes);
        }
    }

    public RunResult run(Queue<Long> numbers, int workers, WorkerProgram program, Duration timeLimit)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        long limit = nanos(timeLimit);
        List<Seat> seats = new ArrayList<>();
        List<Thread> readers = new ArrayList<>();
        BlockingQueue<Mail> mailbox = new LinkedBlockingQueue<>();
        RunResult result;
        try {
            for (int i = 1; i <= workers; i++) {
                ProcessBuilder builder = new ProcessBuilder(program.command());
                builder.redirectError(ProcessBuilder.Redirect.DISCARD);
                seats.add(new Seat("Worker-" + i, builder.start()));
            }
            for (Seat seat : seats) {
                Thread reader = new Thread(() -> read(seat, mailbox), seat.name + "-reader");
                reader.setDaemon(true);
                readers.add(reader);
                reader.start();
            }
            serve(numbers, seats, mailbox, begin, limit);
            if (!numbers.isEmpty()) {
                throw new IOException("numbers are left, but no worker is");
            }
            result = new RunResult(seats.stream().map(Seat::report).toList());
        } finally {
            for (Seat seat : seats) {
                seat.process.destroyForcibly().waitFor();
            }
            for (Thread reader : readers) {
                reader.join();
            }
        }
        return result;
    }

    private static void serve(
            Queue<Long> numbers, List<Seat> seats, BlockingQueue<Mail> mailbox, long begin, long limit)
            throws IOException, InterruptedException {
        Deque<Seat> idle = new ArrayDeque<>();
        int gone = 0;
        while (true) {
            while (!idle.isEmpty()) {
                Long number = numbers.poll();
                if (number == null) {
                    break;
                }
                Seat seat = idle.removeFirst();
                if (seat.tell(number)) {
                    seat.task = number;
                } else {
                    numbers.add(number);
                    seat.gone = true;
                    gone++;
                }
            }
            if (idle.size() + gone == seats.size()) {
                return;
            }
            long left = limit - (System.nanoTime() - begin);
            Mail mail = left <= 0 ? null : mailbox.poll(left, TimeUnit.NANOSECONDS);
            if (mail == null) {
                throw new IOException("the time limit has passed");
            }
            Seat seat = mail.seat();
            if (seat.gone) {
                continue;
            }
            if (understood(seat, mail.text())) {
                idle.addLast(seat);
            } else {
                idle.remove(seat);
                if (seat.task != null) {
                    numbers.add(seat.task);
                    seat.task = null;
                }
                seat.gone = true;
                gone++;
                seat.process.destroyForcibly();
            }
        }
    }

    private static boolean understood(Seat seat, String text) {
        if (text == null) {
            return false;
        }
        if (!seat.named) {
            String[] words = text.split(" ");
            if (words.length != 3 || !words[0].equals("worker")) {
                return false;
            }
            try {
                seat.pid = Long.parseLong(words[1]);
                seat.tid = Long.parseLong(words[2]);
            } catch (NumberFormatException e) {
                return false;
            }
            seat.named = true;
            return true;
        }
        if (seat.task == null) {
            return false;
        }
        if (text.equals(seat.task + " prime")) {
            seat.primes.add(seat.task);
        } else if (!text.equals(seat.task + " composite")) {
            return false;
        }
        seat.task = null;
        return true;
    }

    private static void read(Seat seat, BlockingQueue<Mail> mailbox) {
        try {
            InputStream in = seat.process.getInputStream();
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == '\n') {
                    mailbox.add(new Mail(seat, line.toString()));
                    line.setLength(0);
                } else {
                    line.append((char) c);
                }
            }
        } catch (IOException e) {
            // as good as its end
        }
        mailbox.add(new Mail(seat, null));
    }

    private static long nanos(Duration limit) {
        try {
            return limit.toNanos();
        } catch (ArithmeticException e) {
            return limit.isNegative() ? 0 : Long.MAX_VALUE;
        }
    }
}
