package kata.e310_asynchronous;

import kata.model.AsyncWorkload;
import kata.model.RunResult;

/**
 * The asynchronous approach: one thread asks many questions and takes in the answers as they come.
 *
 * <p>The test hands out a stage at once; its answer comes later, on a thread that belongs to somebody else. The thread
 * that asks, the event loop, is your own, and you manage its tasks by hand. The workers, Worker-1, Worker-2 and so on,
 * are no threads: each has its finds and at most one question under way.
 */
public final class AsyncTaskRunner {

    /**
     * Runs the workload on an event loop and waits for its end.
     *
     * <ul>
     *   <li>C1 One thread, {@code event-loop}, started by hand here, takes all numbers and makes all calls of the test,
     *       also when an answer came on another thread; it ends with the run, unless that is interrupted.
     *   <li>C2 Every number is taken from the queue and tested exactly once.
     *   <li>C3 Each worker has one number under way, so as many answers are awaited at once as there are workers, and
     *       never more: the loop waits for none of them in particular.
     *   <li>C4 The first numbers go to the workers in order; from then on a worker whose answer has come takes the next
     *       number, in whatever order the answers come. A find counts for the worker who asked, also when one stage
     *       answers two of them.
     *   <li>C5 An answer may be there already when the test returns. The stack does not grow with such answers.
     *   <li>C6 A failed answer ends the run at once: no number is begun after it, no other answer is waited for.
     *   <li>C7 When all answers are in, there is one report for each worker, in order, with the loop as its thread.
     * </ul>
     *
     * @throws java.util.concurrent.CompletionException if an answer failed (C6); its cause is that failure
     * @throws InterruptedException if the caller is interrupted while it waits (C7)
     */
    public RunResult run(AsyncWorkload workload) throws InterruptedException {
        // TODO C1: start the loop and wait for its end
        // TODO C2, C3, C4: keep each worker's number under way
        // TODO C1, C5: bring each answer back to the loop
        // TODO C6, C7: report, or pass the failure on
        throw new UnsupportedOperationException("TODO: run the workload");
    }
}
