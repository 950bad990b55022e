package kata.e220_round_robin;

import java.util.List;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.Workload;

/**
 * Cooperative multitasking: several workers on one thread, and all of them get on.
 *
 * <p>The workers are called Worker-1, Worker-2 and so on. Used by one thread only.
 */
public final class RoundRobinRunner implements TaskRunner {

    /**
     * Lets tasks take turns until all of them are done.
     *
     * <ul>
     *   <li>C1 All steps are made on the thread that called this method.
     *   <li>C2 The first steps are made in the order of the list. Between two steps of one task every other task that
     *       is not done gets exactly one, in that order. A step may call this method too, for other tasks.
     *   <li>C3 A task whose step returned {@code false} gets no further step; the others go on, also those that are
     *       equal to it. The list stays as it is.
     * </ul>
     *
     * @throws RuntimeException whatever a step throws (C6); no further step is made then
     */
    public void takeTurns(List<? extends Stepwise> tasks) {
        // TODO C2, C3: one step each, round and round
        throw new UnsupportedOperationException("TODO: let the tasks take turns");
    }

    /**
     * Runs the workload with new workers who take turns.
     *
     * <ul>
     *   <li>C1 All of it happens on the thread that called this method; no other thread is started or used.
     *   <li>C5 One number each in turn: the first goes to Worker-1, the next to Worker-2, and behind the last worker it
     *       is Worker-1's turn again. There is one report for each worker, in order.
     * </ul>
     *
     * @throws RuntimeException whatever the prime test throws (C6); the numbers behind the one that failed stay in the
     *     queue
     */
    @Override
    public RunResult run(Workload workload) {
        // TODO C5: make the workers, let them take turns, report
        throw new UnsupportedOperationException("TODO: run the workload");
    }
}
