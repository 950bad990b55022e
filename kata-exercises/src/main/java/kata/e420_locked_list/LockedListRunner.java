package kata.e420_locked_list;

import java.util.List;
import kata.model.Workload;

/**
 * The approach with threads and one list: all workers put their finds into the same plain list, and everybody may look
 * at it while they work.
 *
 * <ul>
 *   <li>C2 While a worker is in the list, no other thread is, neither another worker nor a caller of {@link #found}.
 *   <li>C7 The list can be used by every thread after a call of it has thrown.
 * </ul>
 */
public final class LockedListRunner {

    // TODO C2: whatever is needed so that one thread at a time uses the list

    /**
     * A runner that collects primes in this list.
     *
     * @param primes an ordinary list, made for one thread at a time; nobody else uses it while this runner does. What
     *     is in it already stays there (C4)
     */
    public LockedListRunner(List<Long> primes) {
        // TODO C1: collect in this list
    }

    /**
     * Runs the workload, each worker in a thread of its own. Blocks the caller until all workers have ended.
     *
     * <ul>
     *   <li>C1 Each number is tested exactly once, also when a test leaves its thread interrupted, and each prime is in
     *       the list before its worker tests its next number.
     *   <li>C3 The list is not guarded during a test: all workers can be inside the test at once, and {@link #found}
     *       answers meanwhile.
     *   <li>C5 This method does not return or throw before all workers have ended, however long that takes.
     *   <li>C6 What the test or the list throws in a worker comes out of this method, by itself or as the cause of what
     *       comes out.
     * </ul>
     *
     * @throws InterruptedException if the caller is interrupted while it waits for the workers (C5); some may be at
     *     work still
     */
    public void run(Workload workload) throws InterruptedException {
        // TODO C1, C2, C3: let the workers take numbers, test them and collect the primes
        // TODO C5, C6: come back when it is over, well or badly
        throw new UnsupportedOperationException("TODO: run the workload");
    }

    /**
     * The primes that are in the list now. May be called at any time, by any thread, also by one that is interrupted.
     *
     * @return a copy, which does not change when more primes are found, nor the next one when a caller changes
     *     this one (C4)
     */
    public List<Long> found() {
        // TODO C2, C4: give a copy of the list
        throw new UnsupportedOperationException("TODO: copy the list");
    }
}
