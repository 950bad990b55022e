package kata.e210_cooperative;

import java.util.List;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.Workload;

/**
 * The cooperative approach: each number goes to a worker who has time for it.
 *
 * <p>The workers are called Worker-1, Worker-2 and so on. Used by one thread only, and for one run at a time: none
 * begins inside another one of the same runner.
 */
public final class CoopTaskRunner implements TaskRunner {

    /**
     * The workers of the run that is under way, or else of the last one, in their order.
     *
     * @return an empty list before the first run
     */
    public List<CoopWorker> workers() {
        throw new UnsupportedOperationException("TODO: tell the workers");
    }

    /**
     * Gives a number to a worker, who tests it at once. Returns when that is done.
     *
     * <ul>
     *   <li>C5 The number goes to the first worker, in their order, who is idle at this moment.
     * </ul>
     *
     * @throws IllegalStateException if no worker is idle (C5); the number is not tested then
     */
    public void assign(long n) {
        // TODO C5: choose the worker
        throw new UnsupportedOperationException("TODO: assign the number");
    }

    /**
     * Gathers new workers and gives each number of the queue to one of them.
     *
     * <ul>
     *   <li>C1 Every number is taken from the queue and tested exactly once, in the order of the queue.
     *   <li>C2 All of it happens on the thread that called this method; no other thread is started or used.
     *   <li>C6 The workers are new in each run. Each number is given away as {@link #assign} does it, and there is one
     *       report for each worker, in order.
     * </ul>
     *
     * @throws RuntimeException whatever the prime test throws (C4); no further number is taken then
     */
    @Override
    public RunResult run(Workload workload) {
        // TODO C1, C2, C6: give the numbers away, then report
        throw new UnsupportedOperationException("TODO: run the workload");
    }
}
