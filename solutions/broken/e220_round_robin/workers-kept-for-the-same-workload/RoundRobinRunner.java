/*
 * Broken on purpose: a second run of an equal workload has the same workers, who report the old primes again.
 * Verdict: WRONG
 * Clause: C5
 */
package kata.e220_round_robin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

public final class RoundRobinRunner implements TaskRunner {

    private final Map<Integer, StepWorker> staff = new TreeMap<>();
    private Workload hiredFor;

    public void takeTurns(List<? extends Stepwise> tasks) {
        List<Stepwise> active = new ArrayList<>(tasks);
        while (!active.isEmpty()) {
            active.removeIf(task -> !task.step());
        }
    }

    @Override
    public RunResult run(Workload workload) {
        if (!workload.equals(hiredFor)) {
            staff.clear();
            hiredFor = workload;
        }
        List<StepWorker> workers = IntStream.rangeClosed(1, workload.workers())
                .mapToObj(i -> staff.computeIfAbsent(i, n -> new StepWorker("Worker-" + n, workload)))
                .toList();
        takeTurns(workers);
        return new RunResult(workers.stream()
                .map(w -> WorkerReport.byCurrentThread(w.name(), w.primes()))
                .toList());
    }
}
