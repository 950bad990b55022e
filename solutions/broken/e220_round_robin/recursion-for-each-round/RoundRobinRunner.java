/*
 * Broken on purpose: each round is a call deeper, and the stack ends before a long queue does.
 * Verdict: EXCEPTION
 * Clause: C5
 */
package kata.e220_round_robin;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

/** Cooperative multitasking: several workers on one thread, and all of them get on. Used by one thread only. */
public final class RoundRobinRunner implements TaskRunner {

    /** Lets tasks take turns until all of them are done. */
    public void takeTurns(List<? extends Stepwise> tasks) {
        List<Stepwise> more = new ArrayList<>();
        for (Stepwise task : tasks) {
            if (task.step()) {
                more.add(task);
            }
        }
        if (!more.isEmpty()) {
            takeTurns(more);
        }
    }

    /** Runs the workload with workers who take turns. */
    @Override
    public RunResult run(Workload workload) {
        List<StepWorker> workers = IntStream.rangeClosed(1, workload.workers())
                .mapToObj(i -> new StepWorker("Worker-" + i, workload))
                .toList();
        takeTurns(workers);
        return new RunResult(workers.stream()
                .map(worker -> WorkerReport.byCurrentThread(worker.name(), worker.primes()))
                .toList());
    }
}
