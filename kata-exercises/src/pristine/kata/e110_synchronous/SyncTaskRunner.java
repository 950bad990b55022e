package kata.e110_synchronous;

import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.Workload;

/**
 * The synchronous approach: several workers, and one thing after the other.
 *
 * <p>The workers are called Worker-1, Worker-2 and so on. They share one queue, and it is worked off like this:
 * Worker-1 takes numbers from the queue until it is empty, then it is Worker-2's turn, and so on to the last worker.
 */
public final class SyncTaskRunner implements TaskRunner {

    /**
     * Runs the workload. Blocks the caller until the queue is empty, because it is the caller who does the work.
     *
     * <ul>
     *   <li>C1 Every number is taken from the queue and tested exactly once, however many there are, in the order of
     *       the queue, one after the other; also while a run on another thread takes from the same queue.
     *   <li>C2 All of it happens on the thread that called this method; no other thread is started or used.
     *   <li>C3 The first worker takes numbers until the queue is empty, those too that are added while others still
     *       wait in it; so it finds all the primes, and the others find none.
     *   <li>C4 Each run has one report for each worker, in the order of the workers, with its name, the thread and the
     *       process on which it worked.
     * </ul>
     *
     * @throws RuntimeException whatever the prime test throws (C5); the numbers behind the one that failed, and only
     *     those, stay in the queue
     */
    @Override
    public RunResult run(Workload workload) {
        // TODO C1, C2, C3: let the workers work, one after the other
        // TODO C4: report who found what
        throw new UnsupportedOperationException("TODO: run the workload");
    }
}
