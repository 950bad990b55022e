/*
 * Broken on purpose: the runner keeps a stack of idle workers instead of asking for their states.
 * Verdict: WRONG
 * Clause: C5
 */
package kata.e210_cooperative;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

public final class CoopTaskRunner implements TaskRunner {
    private List<CoopWorker> workers = List.of();
    private Deque<CoopWorker> idle = new ArrayDeque<>();

    public List<CoopWorker> workers() {
        return workers;
    }

    public void assign(long n) {
        Deque<CoopWorker> stack = idle;
        CoopWorker first = stack.poll();
        if (first == null) {
            throw new IllegalStateException("no worker is idle");
        }
        try {
            first.process(n);
        } finally {
            stack.push(first); // calls are nested, so the order is kept
        }
    }

    @Override
    public RunResult run(Workload workload) {
        List<CoopWorker> gathered = new ArrayList<>();
        for (int w = 1; w <= workload.workers(); w++) {
            gathered.add(new CoopWorker("Worker-" + w, workload.primeTest()));
        }
        workers = List.copyOf(gathered);
        idle = new ArrayDeque<>(gathered);
        for (Long n = workload.numbers().poll();
                n != null;
                n = workload.numbers().poll()) {
            assign(n);
        }
        return new RunResult(gathered.stream()
                .map(w -> WorkerReport.byCurrentThread(w.name(), w.primes()))
                .toList());
    }
}
