package kata.e320_task_group;

import java.util.List;
import java.util.function.Consumer;
import kata.model.AsyncPrimeTest;

/**
 * A scope for asynchronous tasks: none of those that are started in it outlives it.
 *
 * <p>A task is a question to the prime test. It has ended when the stage that the test hands out is complete. The body
 * starts tasks on the thread that called {@link #run}; they end on threads that belong to somebody else.
 */
public final class TaskGroup {

    private TaskGroup() {
        // TODO: give the group what it needs
    }

    /**
     * Runs the body with a new group, waits for all of its tasks, and tells which numbers are prime.
     *
     * <ul>
     *   <li>C2 Returns when the body and all of its tasks have ended, whatever another group does.
     *   <li>C3 When a task fails, each task that has not ended is cancelled at once: the test's own stage, by
     *       {@link java.util.concurrent.CompletableFuture#cancel}. A task may take its time to end after that.
     *   <li>C6 A body that throws, also what the test threw when it was asked, counts as a failure.
     *   <li>C8 However this method ends, no task is alive behind it.
     * </ul>
     *
     * @return the primes, in the order in which they were started, also when one stage answers two of them (C2)
     * @throws java.util.concurrent.CompletionException if anything failed (C4): its cause is the first failure as it
     *     is, and each further one is suppressed in the CompletionException, not in its cause; that a task ended
     *     because the group cancelled it is no failure, nor need a CancellationException of the body be one behind
     *     another failure
     * @throws InterruptedException if the caller is interrupted while it waits (C7); all tasks have been cancelled and
     *     have ended
     */
    public static List<Long> run(AsyncPrimeTest primeTest, Consumer<TaskGroup> body) throws InterruptedException {
        // TODO C2, C6, C8: run the body and wait for the tasks
        // TODO C4, C7: return or throw
        throw new UnsupportedOperationException("TODO: run the body in a group");
    }

    /**
     * Starts a task. C1 Asks the prime test at once and does not wait for the answer.
     *
     * <p>C5 After a failure it does nothing; a task during whose start another one fails is cancelled.
     *
     * @param n the number to test
     */
    public void start(long n) {
        // TODO C1, C5: begin the task
        // TODO C3: see to its end
        throw new UnsupportedOperationException("TODO: start the task");
    }
}
