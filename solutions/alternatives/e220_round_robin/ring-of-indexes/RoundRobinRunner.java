/* Another right way: a ring of indexes tells who is next. */
package kata.e220_round_robin;

import java.util.ArrayList;
import java.util.List;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

public final class RoundRobinRunner implements TaskRunner {

    public void takeTurns(List<? extends Stepwise> tasks) {
        int count = tasks.size();
        int[] next = new int[count];
        for (int i = 0; i < count; i++) {
            next[i] = (i + 1) % count;
        }
        int before = count - 1;
        int left = count;
        while (left > 0) {
            int here = next[before];
            if (tasks.get(here).step()) {
                before = here;
            } else {
                next[before] = next[here];
                left--;
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
