/*
 * Broken on purpose: turns inside a step put an end to the turns outside.
 * Verdict: WRONG
 * Clause: C2
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

public final class RoundRobinRunner implements TaskRunner {

    private final Queue<Stepwise> turns = new ArrayDeque<>();

    public void takeTurns(List<? extends Stepwise> tasks) {
        turns.clear();
        turns.addAll(tasks);
        Stepwise task;
        while ((task = turns.poll()) != null) {
            if (task.step()) {
                turns.add(task);
            }
        }
    }

    @Override
    public RunResult run(Workload workload) {
        List<StepWorker> workers = new ArrayList<>();
        for (int i = 1; i <= workload.workers(); i++) {
            workers.add(new StepWorker("Worker-" + i, workload));
        }
        takeTurns(workers);
        List<WorkerReport> reports = new ArrayList<>();
        for (StepWorker worker : workers) {
            reports.add(WorkerReport.byCurrentThread(worker.name(), worker.primes()));
        }
        return new RunResult(reports);
    }
}
