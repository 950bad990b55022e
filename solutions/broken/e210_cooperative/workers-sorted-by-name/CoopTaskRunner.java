/*
 * Broken on purpose: workers are asked in the order of a TreeMap: with ten of them Worker-10 comes before Worker-2.
 * Verdict: WRONG
 * Clause: C5
 */
package kata.e210_cooperative;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

public final class CoopTaskRunner implements TaskRunner {

    private final Map<String, CoopWorker> byName = new TreeMap<>();
    private List<CoopWorker> workers = List.of();

    public List<CoopWorker> workers() {
        return workers;
    }

    public void assign(long n) {
        firstIdle(byName.values()).process(n);
    }

    private static CoopWorker firstIdle(Collection<CoopWorker> candidates) {
        return candidates.stream()
                .filter(w -> w.state() == CoopWorker.State.IDLE)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no worker is idle"));
    }

    @Override
    public RunResult run(Workload workload) {
        byName.clear();
        List<CoopWorker> gathered = new ArrayList<>();
        for (int i = 1; i <= workload.workers(); i++) {
            CoopWorker worker = new CoopWorker("Worker-" + i, workload.primeTest());
            gathered.add(worker);
            byName.put(worker.name(), worker);
        }
        workers = List.copyOf(gathered);
        Queue<Long> numbers = workload.numbers();
        for (Long n = numbers.poll(); n != null; n = numbers.poll()) {
            assign(n);
        }
        return new RunResult(gathered.stream()
                .map(w -> WorkerReport.byCurrentThread(w.name(), w.primes()))
                .toList());
    }
}
