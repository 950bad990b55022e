/* Another right way: the choice of the worker is a stream; it is lazy, so the states are looked at when needed. */
package kata.e210_cooperative;

import java.util.ArrayList;
import java.util.List;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

public final class CoopTaskRunner implements TaskRunner {

    private final List<CoopWorker> workers = new ArrayList<>();

    public List<CoopWorker> workers() {
        return List.copyOf(workers);
    }

    public void assign(long n) {
        workers.stream()
                .filter(worker -> worker.state() == CoopWorker.State.IDLE)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("all " + workers.size() + " workers are busy"))
                .process(n);
    }

    @Override
    public RunResult run(Workload workload) {
        workers.clear();
        for (int i = 1; i <= workload.workers(); i++) {
            workers.add(new CoopWorker("Worker-" + i, workload.primeTest()));
        }
        while (!workload.numbers().isEmpty()) {
            assign(workload.numbers().remove());
        }
        List<WorkerReport> reports = new ArrayList<>();
        workers.forEach(worker -> reports.add(WorkerReport.byCurrentThread(worker.name(), worker.primes())));
        return new RunResult(reports);
    }
}
