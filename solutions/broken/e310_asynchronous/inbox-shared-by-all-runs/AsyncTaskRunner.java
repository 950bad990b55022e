/*
 * Broken on purpose: one static inbox: a late answer of a run that failed goes on with that run in the next one.
 * Verdict: WRONG
 * Clause: C6
 */
package kata.e310_asynchronous;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import kata.model.AsyncWorkload;
import kata.model.RunResult;
import kata.model.WorkerReport;

public final class AsyncTaskRunner {

    private static final BlockingQueue<Runnable> TASKS = new LinkedBlockingQueue<>();

    public RunResult run(AsyncWorkload workload) throws InterruptedException {
        State state = new State(workload);
        Thread loop = new Thread(() -> loop(state), "event-loop");
        loop.start();
        loop.join();
        if (state.failure != null) {
            throw new CompletionException(state.failure);
        }
        return state.result;
    }

    private static void loop(State state) {
        try {
            for (int i = 0; i < state.workload.workers(); i++) {
                state.finds.add(new ArrayList<>());
                next(state, i);
            }
            while (state.awaited > 0 && state.failure == null) {
                TASKS.take().run();
            }
            List<WorkerReport> reports = new ArrayList<>();
            for (int i = 0; i < state.finds.size(); i++) {
                reports.add(WorkerReport.byCurrentThread("Worker-" + (i + 1), state.finds.get(i)));
            }
            state.result = new RunResult(reports);
        } catch (Throwable t) {
            state.failure = t;
        }
    }

    private static void next(State state, int worker) {
        Long n = state.workload.numbers().poll();
        if (n == null) {
            return;
        }
        state.awaited++;
        state.workload
                .primeTest()
                .isPrime(n)
                .whenComplete((prime, thrown) -> TASKS.add(() -> {
                    state.awaited--;
                    if (thrown != null) {
                        state.failure = thrown;
                    } else {
                        if (prime) {
                            state.finds.get(worker).add(n);
                        }
                        next(state, worker);
                    }
                }));
    }

    private static final class State {
        private final AsyncWorkload workload;
        private final List<List<Long>> finds = new ArrayList<>();
        private RunResult result;
        private Throwable failure;
        private int awaited;

        State(AsyncWorkload workload) {
            this.workload = workload;
        }
    }
}
