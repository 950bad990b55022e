/* Another right way: no thread for a worker; the caller itself looks round who has answered, and who has ended. */
package kata.e630_process_pool;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import kata.model.RunResult;
import kata.model.WorkerProgram;
import kata.model.WorkerReport;

/**
 * The approach with a pool of processes: each worker has a process that lives as long as there are numbers, and gets
 * another one if it dies.
 */
public final class ProcessPool {

    public RunResult run(Queue<Long> numbers, int workers, WorkerProgram program)
            throws IOException, InterruptedException {
        List<Worker> all = new ArrayList<>();
        try {
            for (int i = 1; i <= workers; i++) {
                all.add(new Worker("Worker-" + i, program));
            }
            boolean busy = true;
            while (busy) {
                busy = false;
                for (Worker worker : all) {
                    busy |= worker.getsOn(numbers);
                }
                Thread.sleep(1);
            }
            return new RunResult(all.stream().map(Worker::report).toList());
        } finally {
            all.forEach(Worker::end);
        }
    }

    /** One worker. Never waits for its process. */
    private static final class Worker {

        private final String name;
        private final WorkerProgram program;
        private final List<Long> primes = new ArrayList<>();
        private Process process;
        private BufferedReader answers;
        private String[] ids = {};
        private Long number;
        private int attempts;

        private Worker(String name, WorkerProgram program) throws IOException {
            this.name = name;
            this.program = program;
            start();
        }

        private void start() throws IOException {
            process = new ProcessBuilder(program.command())
                    .redirectError(Redirect.DISCARD)
                    .start();
            answers = process.inputReader(StandardCharsets.US_ASCII);
            ids = new String[0];
        }

        /** Does what can be done at once, and tells whether there is anything left to do. */
        boolean getsOn(Queue<Long> numbers) throws IOException {
            boolean ended = !process.isAlive();
            if (ended || answers.ready()) {
                String line = read();
                if (ids.length == 0 && line.matches("worker \\d+ \\d+")) {
                    ids = line.split(" ");
                } else if (number != null && line.equals(number + " prime")) {
                    primes.add(number);
                    number = null;
                } else if (number != null && line.equals(number + " composite")) {
                    number = null;
                } else if (ended) {
                    again();
                }
            }
            if (number == null && ids.length > 0) {
                number = numbers.poll();
                attempts = 0;
                if (number != null) {
                    ask();
                }
            }
            return number != null || ids.length == 0;
        }

        private void again() throws IOException {
            attempts++;
            if (attempts == 3) {
                throw new IOException(number == null ? "no process stays" : "three processes have ended at " + number);
            }
            start();
            if (number != null) {
                ask();
            }
        }

        private void ask() {
            try {
                process.getOutputStream().write((number + "\n").getBytes(StandardCharsets.US_ASCII));
                process.getOutputStream().flush();
            } catch (IOException e) {
                // It has ended, as will be seen.
            }
        }

        private String read() {
            try {
                return String.valueOf(answers.readLine());
            } catch (IOException e) {
                return "";
            }
        }

        WorkerReport report() {
            return new WorkerReport(name, Long.parseLong(ids[2]), Long.parseLong(ids[1]), primes);
        }

        void end() {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
