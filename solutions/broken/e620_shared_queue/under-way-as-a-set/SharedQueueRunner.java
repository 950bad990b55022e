/*
 * Broken on purpose: what is under way is a set: of a number that is twice under way, one is forgotten.
 * Verdict: WRONG
 * Clause: C6
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

/** Each worker has a clerk, a thread that serves it; clerks share a desk. */
public final class SharedQueueRunner {

    /** The queue, what is under way, and who waits. */
    private static final class Desk {
        private final ReentrantLock lock = new ReentrantLock(true);
        private final Condition changed = lock.newCondition();
        private final Queue<Long> numbers;
        private final Set<Long> underWay = new HashSet<>();
        private boolean closed;

        Desk(Queue<Long> numbers) {
            this.numbers = numbers;
        }

        /** The next number, or nothing if there will be none. */
        Long take() throws InterruptedException {
            lock.lock();
            try {
                while (!closed) {
                    Long number = numbers.poll();
                    if (number != null) {
                        underWay.add(number);
                        return number;
                    }
                    if (underWay.isEmpty()) {
                        return null;
                    }
                    changed.await();
                }
                return null;
            } finally {
                lock.unlock();
            }
        }

        void done(Long number) {
            lock.lock();
            try {
                underWay.remove(number);
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        void putBack(Long number) {
            lock.lock();
            try {
                numbers.add(number);
                underWay.remove(number);
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        void close() {
            lock.lock();
            try {
                closed = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private static final class Clerk implements Runnable {
        private final String name;
        private final Process process;
        private final Desk desk;
        private final CountDownLatch atWork;
        private final List<Long> primes = new ArrayList<>();
        private long pid;
        private long tid;

        Clerk(String name, Process process, Desk desk, CountDownLatch atWork) {
            this.name = name;
            this.process = process;
            this.desk = desk;
            this.atWork = atWork;
        }

        @Override
        public void run() {
            try (InputStream in = process.getInputStream();
                    OutputStream out = process.getOutputStream()) {
                String first = line(in);
                if (first == null || !first.matches("worker \\d{1,18} \\d{1,18}")) {
                    return;
                }
                String[] words = first.split(" ");
                pid = Long.parseLong(words[1]);
                tid = Long.parseLong(words[2]);
                for (Long number = desk.take(); number != null; number = desk.take()) {
                    if (!ask(number, in, out)) {
                        desk.putBack(number);
                        return;
                    }
                    desk.done(number);
                }
            } catch (IOException | InterruptedException e) {
                // its worker is gone, or all is over
            } finally {
                process.destroyForcibly();
                atWork.countDown();
            }
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

        private boolean ask(long number, InputStream in, OutputStream out) {
            try {
                out.write((number + "\n").getBytes(StandardCharsets.US_ASCII));
                out.flush();
                String answer = line(in);
                if ((number + " prime").equals(answer)) {
                    primes.add(number);
                    return true;
                }
                return (number + " composite").equals(answer);
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
        Desk desk = new Desk(numbers);
        CountDownLatch atWork = new CountDownLatch(workers);
        List<Clerk> clerks = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        RunResult result;
        try {
            for (int i = 1; i <= workers; i++) {
                Process process = new ProcessBuilder(program.command())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                clerks.add(new Clerk("Worker-" + i, process, desk, atWork));
            }
            for (Clerk clerk : clerks) {
                Thread thread = new Thread(clerk, clerk.name);
                threads.add(thread);
                thread.start();
            }
            if (!atWork.await(limit - (System.nanoTime() - begin), TimeUnit.NANOSECONDS)) {
                throw new IOException("the time limit has passed");
            }
            if (!numbers.isEmpty()) {
                throw new IOException("numbers are left, but no worker is");
            }
            result = new RunResult(clerks.stream().map(Clerk::report).toList());
        } finally {
            if (end(desk, clerks, threads)) {
                Thread.currentThread().interrupt();
            }
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return result;
    }

    private static boolean end(Desk desk, List<Clerk> clerks, List<Thread> threads) {
        desk.close();
        for (Clerk clerk : clerks) {
            clerk.process.descendants().forEach(ProcessHandle::destroyForcibly);
            clerk.process.destroyForcibly();
        }
        boolean interrupted = false;
        for (Clerk clerk : clerks) {
            boolean ended = false;
            while (!ended) {
                try {
                    clerk.process.waitFor();
                    ended = true;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        for (Thread thread : threads) {
            boolean ended = false;
            while (!ended) {
                try {
                    thread.join();
                    ended = true;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        return interrupted;
    }

    private static long nanos(Duration limit) {
        try {
            return limit.toNanos();
        } catch (ArithmeticException e) {
            return limit.isNegative() ? 0 : Long.MAX_VALUE;
        }
    }
}
