/*
 * Broken on purpose: if no worker is idle, the number is dropped without a word.
 * Verdict: WRONG
 * Clause: C5
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
    }

    @Override
    public RunResult run(Workload workload) {
        workers = IntStream.rangeClosed(1, workload.workers())
                .mapToObj(i -> new CoopWorker("Worker-" + i, workload.primeTest()))
                .toList();
        for (Long n = workload.numbers().poll();
                n != null;
                n = workload.numbers().poll()) {
            assign(n);
        }
        return new RunResult(workers.stream()
                .map(worker -> WorkerReport.byCurrentThread(worker.name(), worker.primes()))
                .toList());
    }
}
