/*
 * Broken on purpose: each number is tested on a thread of its own.
 * Verdict: FORBIDDEN_API
 * Clause: C2
 */
package kata.e210_cooperative;

import java.util.List;
import java.util.stream.IntStream;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

public final class CoopTaskRunner implements TaskRunner {

    private List<CoopWorker> workers = List.of();

    public List<CoopWorker> workers() {
        return workers;
    }

    public void assign(long n) {
        for (CoopWorker worker : workers) {
            if (worker.state() == CoopWorker.State.IDLE) {
                worker.process(n);
                return;
            }
        }
        throw new IllegalStateException("no worker is idle");
    }

    @Override
    public RunResult run(Workload workload) throws InterruptedException {
        workers = IntStream.rangeClosed(1, workload.workers())
                .mapToObj(i -> new CoopWorker("Worker-" + i, workload.primeTest()))
                .toList();
        for (Long n = workload.numbers().poll();
                n != null;
                n = workload.numbers().poll()) {
            long number = n;
            Thread thread = new Thread(() -> assign(number));
            thread.start();
            thread.join();
        }
        return new RunResult(workers.stream()
                .map(worker -> WorkerReport.byCurrentThread(worker.name(), worker.primes()))
                .toList());
    }
}
