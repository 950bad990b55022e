package kata.e410_threads;

import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.Workload;

/**
 * The approach with threads: all workers work at the same time, each in a thread of its own, on one common queue.
 *
 * <p>The workers are called Worker-1, Worker-2 and so on.
 */
public final class ThreadsRunner implements TaskRunner {

    /**
     * Runs the workload. Blocks the caller until all workers have ended.
     *
     * <ul>
     *   <li>C1 Every number of the queue is tested exactly once, also when two workers want the last one, and when a
     *       test leaves its thread interrupted.
     *   <li>C2 Each worker is a platform thread of its own, started here and named Worker-1 to Worker-k.
     *   <li>C3 The workers test at the same time: as many calls of the test are under way at once as there are workers.
     *   <li>C4 This method does not return or throw before all workers have ended, however long that takes.
     *   <li>C5 Each run has one report for each worker, in order, with its thread, its process and the primes that it
     *       found.
     *   <li>C6 The threads are made by hand: no executor, no parallel stream, no thread that a CompletableFuture
     *       chooses, no virtual thread.
     *   <li>C7 What the prime test throws in a worker comes out of this method, by itself or as the cause of what comes
     *   out.
     * </ul>
     *
     * @throws InterruptedException if the caller is interrupted while it waits for the workers (C4); some may be at
     *     work still
     */
    @Override
    public RunResult run(Workload workload) throws InterruptedException {
        // TODO C1, C2, C3: let the workers take numbers and test them, all at the same time
        // TODO C4, C7: come back when it is over, well or badly
        // TODO C5: report who found what
        throw new UnsupportedOperationException("TODO: run the workload");
    }
}
