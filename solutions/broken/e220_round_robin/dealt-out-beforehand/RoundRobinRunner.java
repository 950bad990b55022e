/*
 * Broken on purpose: all numbers are dealt out before the first step, also those that a failure leaves.
 * Verdict: WRONG
 * Clause: C6
 */
package kata.e220_round_robin;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

public final class RoundRobinRunner implements TaskRunner {

    public void takeTurns(List<? extends Stepwise> tasks) {
        List<Stepwise> going = new ArrayList<>(tasks);
        while (!going.isEmpty()) {
            going.removeIf(task -> !task.step());
        }
    }

    @Override
    public RunResult run(Workload workload) {
        List<Workload> hands = new ArrayList<>();
        List<StepWorker> workers = new ArrayList<>();
        for (int w = 1; w <= workload.workers(); w++) {
            Workload hand = new Workload(new ArrayDeque<>(), 1, workload.primeTest());
            hands.add(hand);
            workers.add(new StepWorker("Worker-" + w, hand));
        }
        int next = 0;
        for (Long n = workload.numbers().poll();
                n != null;
                n = workload.numbers().poll()) {
            hands.get(next++ % hands.size()).numbers().add(n);
        }
        takeTurns(workers);
        List<WorkerReport> reports = new ArrayList<>();
        for (StepWorker worker : workers) {
            reports.add(WorkerReport.byCurrentThread(worker.name(), worker.primes()));
        }
        return new RunResult(reports);
    }
}
