/*
 * Broken on purpose: the workers of a run that failed take turns in the next.
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

    private final List<StepWorker> workers = new ArrayList<>();

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
        for (int i = 1; i <= workload.workers(); i++) {
            workers.add(new StepWorker("Worker-" + i, workload));
        }
        takeTurns(workers);
        List<WorkerReport> reports = new ArrayList<>();
        for (StepWorker worker : workers) {
            reports.add(WorkerReport.byCurrentThread(worker.name(), worker.primes()));
        }
        workers.clear();
        return new RunResult(reports);
    }
}
