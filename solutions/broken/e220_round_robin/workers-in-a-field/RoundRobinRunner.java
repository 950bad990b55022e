/*
 * Broken on purpose: the workers are a field that a run inside a test replaces.
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

public final class RoundRobinRunner implements TaskRunner {

    private List<StepWorker> workers = List.of();

    public void takeTurns(List<? extends Stepwise> tasks) {
        Queue<Stepwise> turns = new ArrayDeque<>(tasks);
        Stepwise task;
        while ((task = turns.poll()) != null) {
            if (task.step()) {
                turns.add(task);
            }
        }
    }

    @Override
    public RunResult run(Workload workload) {
        workers = new ArrayList<>();
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
