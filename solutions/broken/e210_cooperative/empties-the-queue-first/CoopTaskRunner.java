/*
 * Broken on purpose: all numbers are taken before the first is tested, and are lost if a test throws.
 * Verdict: WRONG
 * Clause: C4
 */
package kata.e210_cooperative;

import java.util.ArrayList;
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
    public RunResult run(Workload workload) {
        workers = IntStream.rangeClosed(1, workload.workers())
                .mapToObj(i -> new CoopWorker("Worker-" + i, workload.primeTest()))
                .toList();
        List<Long> taken = new ArrayList<>();
        for (Long n = workload.numbers().poll();
                n != null;
                n = workload.numbers().poll()) {
            taken.add(n);
        }
        taken.forEach(this::assign);
        return new RunResult(workers.stream()
                .map(worker -> WorkerReport.byCurrentThread(worker.name(), worker.primes()))
                .toList());
    }
}
