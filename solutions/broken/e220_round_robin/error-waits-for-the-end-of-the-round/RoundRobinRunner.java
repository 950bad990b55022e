/*
 * Broken on purpose: an Error of a step is thrown when the round is over.
 * Verdict: WRONG
 * Clause: C6
 */
package kata.e220_round_robin;

import java.util.ArrayList;
import java.util.List;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

public final class RoundRobinRunner implements TaskRunner {

    public void takeTurns(List<? extends Stepwise> tasks) {
        List<Stepwise> left = new ArrayList<>(tasks);
        while (!left.isEmpty()) {
            Error failure = null;
            for (Stepwise task : List.copyOf(left)) {
                try {
                    if (!task.step()) {
                        left.removeIf(t -> t == task);
                    }
                } catch (Error e) {
                    failure = e;
                }
            }
            if (failure != null) {
                throw failure;
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
