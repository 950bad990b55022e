package kata.e620_shared_queue;

import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import kata.model.RunResult;
import kata.model.WorkerProgram;

/** The approach with a manager: one process has the queue and the results, and all workers are served by it. */
public final class SharedQueueRunner {

    /**
     * Has the numbers of the queue tested by worker processes. This process is the manager. Blocks the caller until all
     * is done and the workers have ended.
     *
     * <ul>
     *   <li>C1 The program is started once for each worker, and only these processes test numbers.
     *   <li>C2 The workers are at work at the same time, all of them.
     *   <li>C3 Each number is taken from the queue and tested once, or twice if it is in it twice, also when two
     *       workers are free for the last one.
     *   <li>C4 A number stays in the queue until a worker is free for it, and goes to the first that is.
     *   <li>C5 There is one report for each worker, in order: the ids that it named, and the primes of its answers.
     *   <li>C6 If a worker ends, or gives part of an answer, another one tests its number, also if the queue was empty
     *       meanwhile; its whole answers count.
     *   <li>C7 Whatever a worker writes to its standard error, however much, it is never kept waiting for ever, and its
     *       answers count.
     *   <li>C8 If numbers are left and no worker is, or when the time limit has passed, this method throws an
     *       IOException.
     *   <li>C9 If its thread is interrupted, this method throws InterruptedException.
     *   <li>C10 When this method has returned or thrown, no worker is left, not even one that does not listen when it
     *       is asked to end or takes its time when it is killed; another interrupt meanwhile changes nothing in that.
     * </ul>
     *
     * @param numbers the numbers to test; several threads may use the queue at once
     * @param workers how many workers there are, at least 1
     * @param program how a worker is started, and how it talks
     * @param timeLimit how long all of it may take
     */
    public RunResult run(Queue<Long> numbers, int workers, WorkerProgram program, Duration timeLimit)
            throws IOException, InterruptedException {
        // TODO C1, C2, C7: start the workers
        // TODO C3, C4, C5: serve them, and keep their answers
        // TODO C6, C8, C9: notice what goes wrong
        // TODO C10: leave no worker behind
        throw new UnsupportedOperationException("TODO: serve the workers");
    }
}
