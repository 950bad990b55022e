/*
 * Broken on purpose: an IllegalStateException of the test is taken for nobody being idle.
 * Verdict: WRONG
 * Clause: C4
 */
package kata.e210_cooperative;

import java.util.ArrayList;
import java.util.List;
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
        List<CoopWorker> gathered = new ArrayList<>();
        for (int w = 1; w <= workload.workers(); w++) {
            gathered.add(new CoopWorker("Worker-" + w, workload.primeTest()));
        }
        workers = List.copyOf(gathered);
        Long n;
        while ((n = workload.numbers().poll()) != null) {
            boolean given = false;
            while (!given) {
                try {
                    assign(n);
                    given = true;
                } catch (IllegalStateException nobodyIsIdle) {
                    Thread.onSpinWait();
                }
            }
        }
        return new RunResult(gathered.stream()
                .map(w -> WorkerReport.byCurrentThread(w.name(), w.primes()))
                .toList());
    }
}
