/* Another right way: each worker is an object that keeps its own finds. */
package kata.e110_synchronous;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import kata.model.PrimeTest;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

public final class SyncTaskRunner implements TaskRunner {

    @Override
    public RunResult run(Workload workload) {
        List<Worker> workers = new ArrayList<>();
        while (workers.size() < workload.workers()) {
            workers.add(new Worker("Worker-" + (workers.size() + 1)));
        }
        workers.forEach(worker -> worker.process(workload.numbers(), workload.primeTest()));
        return new RunResult(workers.stream().map(Worker::report).toList());
    }

    private static final class Worker {

        private final String name;
        private final List<Long> primes = new ArrayList<>();

        Worker(String name) {
            this.name = name;
        }

        void process(Queue<Long> numbers, PrimeTest primeTest) {
            for (Long n = numbers.poll(); n != null; n = numbers.poll()) {
                if (primeTest.isPrime(n)) {
                    primes.add(n);
                }
            }
        }

        WorkerReport report() {
            return WorkerReport.byCurrentThread(name, primes);
        }
    }
}
