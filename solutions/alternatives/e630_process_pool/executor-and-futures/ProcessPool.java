/* Another right way: workers as tasks of an executor, and processes that are killed when it is over, well or badly. */
package kata.e630_process_pool;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
        Pool pool = new Pool(program);
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            try {
                CompletionService<WorkerReport> ends = new ExecutorCompletionService<>(threads);
                List<Future<WorkerReport>> reports = new ArrayList<>();
                for (int i = 1; i <= workers; i++) {
                    String name = "Worker-" + i;
                    reports.add(ends.submit(() -> work(name, numbers, pool)));
                }
                for (int i = 0; i < workers; i++) {
                    ends.take().get();
                }
                return new RunResult(reports.stream().map(Future::resultNow).toList());
            } catch (ExecutionException e) {
                throw new IOException(e.getCause().getMessage(), e);
            } finally {
                pool.close();
            }
        }
    }

    private static WorkerReport work(String name, Queue<Long> numbers, Pool pool) throws IOException {
        List<Long> primes = new ArrayList<>();
        Child child = new Child(pool.start());
        for (Long n = numbers.poll(); n != null; n = numbers.poll()) {
            String answer = child.ask(n);
            for (int ended = 1; !answer.equals(n + " prime") && !answer.equals(n + " composite"); ended++) {
                if (ended == 3) {
                    throw new IOException("given up: " + n);
                }
                child.process.destroyForcibly();
                child = new Child(pool.start());
                answer = child.ask(n);
            }
            if (answer.endsWith("prime")) {
                primes.add(n);
            }
        }
        String[] ids = child.firstLine.split(" ");
        return new WorkerReport(name, Long.parseLong(ids[2]), Long.parseLong(ids[1]), primes);
    }

    /** A process as one worker sees it. */
    private static final class Child {

        private final Process process;
        private final PrintStream questions;
        private final BufferedReader answers;
        private final String firstLine;

        private Child(Process process) {
            this.process = process;
            questions = new PrintStream(process.getOutputStream());
            answers = process.inputReader();
            firstLine = readLine();
        }

        String ask(long n) {
            questions.print(n + "\n"); // Takes no notice of failures: the answer will not come.
            questions.flush();
            return readLine();
        }

        private String readLine() {
            try {
                return String.valueOf(answers.readLine());
            } catch (IOException e) {
                return "";
            }
        }
    }

    /** All processes that were started. */
    private static final class Pool {

        private final WorkerProgram program;
        private final List<Process> all = new ArrayList<>();
        private boolean closed;

        private Pool(WorkerProgram program) {
            this.program = program;
        }

        synchronized Process start() throws IOException {
            if (closed) {
                throw new IOException("closed");
            }
            Process process = new ProcessBuilder(program.command())
                    .redirectError(Redirect.DISCARD)
                    .start();
            all.add(process);
            return process;
        }

        synchronized void close() {
            closed = true;
            all.forEach(Process::destroyForcibly);
            all.forEach(process -> process.onExit().join());
        }
    }
}
