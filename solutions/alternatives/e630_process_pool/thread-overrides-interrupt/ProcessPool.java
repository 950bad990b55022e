/* Another right way: a thread whose interrupt kills its process. */
package kata.e630_process_pool;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.RunResult;
import kata.model.WorkerProgram;
import kata.model.WorkerReport;

/** A pool of threads that take their process with them when they are interrupted. */
public final class ProcessPool {

    /** Has every number of the queue tested. */
    public RunResult run(Queue<Long> numbers, int workers, WorkerProgram program)
            throws IOException, InterruptedException {
        AtomicReference<IOException> failure = new AtomicReference<>();
        List<Server> servers = new ArrayList<>();
        for (int i = 1; i <= workers; i++) {
            servers.add(new Server("Worker-" + i, numbers, program, failure, servers));
        }
        for (Server server : servers) {
            server.start();
        }
        boolean interrupted = false;
        for (int i = 0; i < servers.size(); ) {
            try {
                servers.get(i).join();
                i++;
            } catch (InterruptedException e) {
                interrupted = true;
                servers.forEach(Server::interrupt);
            }
        }
        if (interrupted) {
            throw new InterruptedException();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
        return new RunResult(servers.stream().map(Server::report).toList());
    }

    private static final class Server extends Thread {
        private final Object latch = new Object();
        private final Queue<Long> numbers;
        private final WorkerProgram program;
        private final AtomicReference<IOException> failure;
        private final List<Server> all;
        private final List<Long> primes = new ArrayList<>();
        private long processId;
        private long threadId;
        private Long number;

        /** Both guarded by the latch. */
        private Process process;

        private boolean stopped;

        Server(
                String name,
                Queue<Long> numbers,
                WorkerProgram program,
                AtomicReference<IOException> failure,
                List<Server> all) {
            super(name);
            this.numbers = numbers;
            this.program = program;
            this.failure = failure;
            this.all = all;
        }

        WorkerReport report() {
            return new WorkerReport(getName(), threadId, processId, primes);
        }

        /** A read from a pipe does not listen to an interrupt: so its other end is taken away. */
        @Override
        public void interrupt() {
            synchronized (latch) {
                stopped = true;
                if (process != null) {
                    process.destroyForcibly();
                }
            }
            super.interrupt();
        }

        private boolean stopped() {
            synchronized (latch) {
                return stopped;
            }
        }

        @Override
        public void run() {
            try {
                int ended = 0;
                while (!serve()) {
                    if (stopped()) {
                        return;
                    }
                    // serve sets number to null at every answer: then this is the first end since
                    ended = answered ? 1 : ended + 1;
                    if (ended == 3) {
                        throw new IOException(
                                getName() + " has lost three processes" + (number == null ? "" : " at " + number));
                    }
                }
            } catch (IOException | RuntimeException e) {
                IOException cause = e instanceof IOException io ? io : new IOException(e);
                if (!stopped() && failure.compareAndSet(null, cause)) {
                    all.forEach(Server::interrupt);
                }
            }
        }

        /** Whether the last process has answered anything. */
        private boolean answered;

        /** Serves one process until there are no numbers left: true; or until it ends: false. */
        private boolean serve() throws IOException {
            answered = false;
            Process mine;
            synchronized (latch) {
                if (stopped) {
                    return false;
                }
                mine = new ProcessBuilder(program.command())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                process = mine;
            }
            boolean finished = false;
            try (var out = mine.getOutputStream();
                    var in = mine.inputReader(StandardCharsets.UTF_8)) {
                finished = talk(out, in);
            } catch (IOException e) {
                // its end
            } finally {
                if (!finished) {
                    mine.destroyForcibly();
                }
                mine.onExit().join();
            }
            return finished;
        }

        private boolean talk(java.io.OutputStream out, BufferedReader in) throws IOException {
            String[] name = line(in).split(" ");
            processId = Long.parseLong(name[1]);
            threadId = Long.parseLong(name[2]);
            while (true) {
                if (number == null) {
                    number = numbers.poll();
                }
                if (number == null) {
                    out.close();
                    return true;
                }
                out.write((number + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
                String answer = line(in);
                if (answer.equals(number + " prime")) {
                    primes.add(number);
                } else if (!answer.equals(number + " composite")) {
                    return false;
                }
                number = null;
                answered = true;
            }
        }

        /** A whole line. */
        private static String line(BufferedReader in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new java.io.EOFException();
                }
                line.append((char) c);
            }
            return line.toString();
        }
    }
}
