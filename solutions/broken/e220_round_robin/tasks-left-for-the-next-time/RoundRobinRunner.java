/*
 * Broken on purpose: the line of tasks is a field, and a failure leaves those in it who had waited.
 * Verdict: WRONG
 * Clause: C6
 */
package kata.e220_round_robin;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

/** Cooperative multitasking: several workers on one thread, and all of them get on. Used by one thread only. */
public final class RoundRobinRunner implements TaskRunner {

    private final Queue<Stepwise> waiting = new ArrayDeque<>();

    /** Lets tasks take turns until all of them are done. */
    public void takeTurns(List<? extends Stepwise> tasks) {
        waiting.addAll(tasks);
        for (Stepwise next = waiting.poll(); next != null; next = waiting.poll()) {
            if (next.step()) {
                waiting.add(next);
            }
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
