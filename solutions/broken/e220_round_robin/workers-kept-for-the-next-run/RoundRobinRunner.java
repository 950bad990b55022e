/*
 * Broken on purpose: the workers are a field, and those of the run before report again.
 * Verdict: WRONG
 * Clause: C5
 */
package kata.e220_round_robin;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

/** Cooperative multitasking: several workers on one thread, and all of them get on. Used by one thread only. */
public final class RoundRobinRunner implements TaskRunner {

    private final List<StepWorker> workers = new ArrayList<>();

    /** Lets tasks take turns until all of them are done. */
    public void takeTurns(List<? extends Stepwise> tasks) {
        Queue<Stepwise> waiting = new ArrayDeque<>(tasks);
        for (Stepwise next = waiting.poll(); next != null; next = waiting.poll()) {
            if (next.step()) {
                waiting.add(next);
            }
        }
    }

    /** Runs the workload with workers who take turns. */
    @Override
    public RunResult run(Workload workload) {
        for (int i = 1; i <= workload.workers(); i++) {
            workers.add(new StepWorker("Worker-" + i, workload));
        }
        takeTurns(workers);
        return new RunResult(workers.stream()
                .map(worker -> WorkerReport.byCurrentThread(worker.name(), worker.primes()))
                .toList());
    }
}
