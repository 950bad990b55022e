/*
 * Broken on purpose: only the first worker is asked what it found, the others are said to have found nothing.
 * Verdict: WRONG
 * Clause: C6
 */
package kata.e210_cooperative;

import java.util.List;
import java.util.stream.IntStream;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

/** The cooperative approach: each number goes to a worker who has time for it. Used by one thread only. */
public final class CoopTaskRunner implements TaskRunner {

    private List<CoopWorker> workers = List.of();

    /** The workers of the run that is under way, or else of the last one, in their order. */
    public List<CoopWorker> workers() {
        return workers;
    }

    /** Gives a number to the first idle worker, who tests it at once. */
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
                .map(worker -> WorkerReport.byCurrentThread(
                        worker.name(), worker == workers.getFirst() ? worker.primes() : List.of()))
                .toList());
    }
}
