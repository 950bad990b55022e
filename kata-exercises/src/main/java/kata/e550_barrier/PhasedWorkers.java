package kata.e550_barrier;

import kata.model.PhasedWork;

/** Several workers that start together and meet between the phases of their work. */
public final class PhasedWorkers {

    /**
     * Does the work. Blocks the caller until all workers have ended.
     *
     * <ul>
     *   <li>C1 Each worker prepares once and does each phase once, in order, all of it in one thread that no other
     *       worker has; one of these threads may be the caller's. A part that leaves its thread interrupted changes
     *       nothing in that.
     *   <li>C2 All workers are in a phase at the same time.
     *   <li>C3 No worker begins a phase before all have ended the one before, however long they take; before the first
     *       one all have prepared.
     *   <li>C4 What a worker's part throws comes out of this method, by itself or as the cause; no worker begins a
     *       later phase.
     *   <li>C5 This method does not return or throw before all workers have ended, however long they take.
     *   <li>C6 This method comes to an end, and C4 holds, even if a worker fails before another one has begun.
     * </ul>
     *
     * @param workers how many, at least 1; they have the numbers 1, 2 and so on
     * @param phases how many; they have the numbers 1, 2 and so on. If there are none, the workers only prepare
     * @throws InterruptedException if the caller is interrupted while it waits for the workers; some may be at work
     *     still
     */
    public void run(int workers, int phases, PhasedWork work) throws InterruptedException {
        // TODO C1, C2: let the workers prepare and work, side by side
        // TODO C3: let nobody run ahead
        // TODO C4, C5, C6: come back when it is over, well or badly
        throw new UnsupportedOperationException("TODO: do the work in phases");
    }
}
