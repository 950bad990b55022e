/* Another right way: the caller itself looks round who has answered, and tells a number only to who waits for one. */
package kata.e610_process_per_chunk;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kata.model.RunResult;
import kata.model.WorkerProgram;
import kata.model.WorkerReport;

/** The simplest approach with processes: one for each chunk, which gets its numbers, answers and ends. */
public final class ProcessPerChunk {

    public RunResult run(List<List<Long>> chunks, WorkerProgram program, Duration timeLimit)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + timeLimit.toNanos();
        List<Worker> workers = new ArrayList<>();
        try {
            for (List<Long> chunk : chunks) {
                Process process = new ProcessBuilder(program.command())
                        .redirectError(Redirect.DISCARD)
                        .start();
                workers.add(new Worker("Worker-" + (workers.size() + 1), process, chunk));
            }
            boolean busy = !workers.isEmpty();
            while (busy) {
                busy = false;
                for (Worker worker : workers) {
                    busy |= worker.getsOn();
                }
                if (busy && System.nanoTime() - deadline > 0) {
                    throw new IOException("not done within " + timeLimit);
                }
                Thread.sleep(1);
            }
            return new RunResult(workers.stream().map(Worker::report).toList());
        } finally {
            workers.forEach(Worker::kill);
        }
    }

    /** One worker, and a number at a time: so no write meets a full pipe. Never waits for its process. */
    private static final class Worker {

        private final String name;
        private final Process process;
        private final List<Long> chunk;
        private final List<Long> primes = new ArrayList<>();
        private final StringBuilder line = new StringBuilder();
        private String[] ids = {};
        private int answered;

        private Worker(String name, Process process, List<Long> chunk) {
            this.name = name;
            this.process = process;
            this.chunk = chunk;
        }

        /** Does what can be done at once, and tells whether there is anything left to do. */
        boolean getsOn() throws IOException {
            boolean ended = !process.isAlive();
            InputStream answers = process.getInputStream();
            for (int ready = answers.available(); ready > 0; ready--) {
                int c = answers.read();
                if (c == '\n') {
                    heard(line.toString());
                    line.setLength(0);
                } else {
                    line.append((char) c);
                }
            }
            if (ended) {
                checkEnd();
            }
            return !ended;
        }

        private void heard(String answer) throws IOException {
            if (ids.length == 0) {
                ids = answer.split(" ");
            } else {
                Long n = answered < chunk.size() ? chunk.get(answered) : null;
                if (answer.equals(n + " prime")) {
                    primes.add(n);
                } else if (!answer.equals(n + " composite")) {
                    throw new IOException(name + " has answered '" + answer + "' to " + n);
                }
                answered++;
            }
            tell();
        }

        private void tell() {
            try {
                OutputStream numbers = process.getOutputStream();
                if (answered < chunk.size()) {
                    numbers.write((chunk.get(answered) + "\n").getBytes(StandardCharsets.US_ASCII));
                    numbers.flush();
                } else {
                    numbers.close();
                }
            } catch (IOException e) {
                // It has ended, as will be seen.
            }
        }

        private void checkEnd() throws IOException {
            int code = process.exitValue();
            if (code != 0) {
                throw new IOException(name + " has ended with exit code " + code);
            }
            if (answered < chunk.size()) {
                throw new IOException(name + " has not answered all of its " + chunk.size() + " numbers");
            }
        }

        WorkerReport report() {
            return new WorkerReport(name, Long.parseLong(ids[2]), Long.parseLong(ids[1]), primes);
        }

        void kill() {
            List<ProcessHandle> descendants = process.descendants().toList();
            process.destroyForcibly();
            descendants.forEach(ProcessHandle::destroyForcibly);
            process.onExit().join();
        }
    }
}
