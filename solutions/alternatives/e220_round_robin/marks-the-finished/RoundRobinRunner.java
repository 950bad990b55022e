/* Another right way: a bit for each task says whether there is more to do. */
package kata.e220_round_robin;

import java.util.BitSet;
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
        BitSet more = new BitSet();
        more.set(0, tasks.size());
        while (!more.isEmpty()) {
            for (int i = more.nextSetBit(0); i >= 0; i = more.nextSetBit(i + 1)) {
                more.set(i, tasks.get(i).step());
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
