/* Another right way: the worker is a thread itself, and throws what it has kept. */
package kata.e410_threads;

import java.util.ArrayList;
import java.util.List;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

/** The approach with threads: each worker is a thread that keeps what it has found. */
public final class ThreadsRunner implements TaskRunner {

    @Override
    public RunResult run(Workload workload) throws InterruptedException {
        List<Worker> workers = new ArrayList<>();
        for (int i = 1; i <= workload.workers(); i++) {
            workers.add(new Worker(i, workload));
        }
        workers.forEach(Thread::start);
        for (Worker worker : workers) {
            worker.join();
        }
        return new RunResult(workers.stream().map(Worker::report).toList());
    }

    private static final class Worker extends Thread {

        private final Workload workload;
        private final List<Long> primes = new ArrayList<>();
        private Throwable failure;

        private Worker(int number, Workload workload) {
            super("Worker-" + number);
            this.workload = workload;
        }

        @Override
        public void run() {
            try {
                Long n;
                while ((n = workload.numbers().poll()) != null) {
                    if (workload.primeTest().isPrime(n)) {
                        primes.add(n);
                    }
                }
            } catch (RuntimeException | Error e) {
                failure = e;
            }
        }

        private WorkerReport report() {
            if (failure != null) {
                throw new IllegalStateException(getName(), failure);
            }
            return new WorkerReport(
                    getName(), threadId(), ProcessHandle.current().pid(), primes);
        }
    }
}
