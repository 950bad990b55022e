package kata.e440_virtual_threads;

import java.util.List;
import kata.model.Workload;

/**
 * The approach with virtual threads: one for each number, and a limit for the tests that are under way at once.
 *
 * <p>The workload's number of workers is that limit.
 */
public final class VirtualRunner {

    /**
     * Runs the workload. Blocks the caller until all tests have ended.
     *
     * <ul>
     *   <li>C1 Each number of the queue, equal ones too, is tested exactly once.
     *   <li>C2 Each test is called by a virtual thread of its own, which tests no other number.
     *   <li>C3 As many tests as the workload has workers are under way at once, as long as there are numbers left.
     *   <li>C4 There are never more tests under way at once than the workload has workers.
     *   <li>C5 A test that throws makes room for the next like any other, and all other numbers are tested.
     *   <li>C6 This method does not return or throw before all tests have ended, however long they take.
     *   <li>C7 What a test throws comes out of this method, by itself or as the cause of what comes out.
     * </ul>
     *
     * @return the primes in ascending order, also those whose tests leave their threads interrupted (C1)
     * @throws InterruptedException if the caller is interrupted while it waits (C6); some tests may be under way still
     */
    public List<Long> run(Workload workload) throws InterruptedException {
        // TODO C1, C2: have each number tested in a thread of its own
        // TODO C3, C4, C5: let in so many, and no more
        // TODO C6, C7: come back when it is over, well or badly
        throw new UnsupportedOperationException("TODO: run the workload");
    }
}
