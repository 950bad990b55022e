package kata.e450_cancellation;

import java.util.List;
import kata.model.Workload;

/**
 * A search for primes that can be stopped. Each instance is run once.
 *
 * <p>The workers share the queue of the workload, as in e410.
 */
public final class PrimeSearch {

    // TODO C2, C3: what cancel has to know about a search that runs

    /** A search that has not begun. */
    public PrimeSearch(Workload workload) {
        // TODO C1: keep what is to be done
    }

    /**
     * Searches. Blocks the caller until all workers have ended.
     *
     * <ul>
     *   <li>C1 Without {@link #cancel}, each number is tested once, equal ones too, by as many workers at once as there
     *       are. A test that leaves its thread interrupted is no {@code cancel}.
     *   <li>C8 What a test throws without a {@code cancel} comes out of this method, by itself or as the cause of what
     *       comes out, when no other test is under way.
     * </ul>
     *
     * @return the primes in ascending order; those found until then if the search was cancelled (C4), none if that was
     *     before it began (C7)
     * @throws InterruptedException if the calling thread is interrupted; the search is cancelled then, and no test is
     *     under way (C5)
     */
    public List<Long> run() throws InterruptedException {
        // TODO C1, C7: let the workers search
        // TODO C4, C5, C8: come back when it is over, in one way or another
        throw new UnsupportedOperationException("TODO: search");
    }

    /**
     * Stops the search. May be called at any time and repeatedly, by every thread that is not one of the workers.
     * Blocks the caller until no test is under way.
     *
     * <ul>
     *   <li>C2 When this method has returned, no test is under way and none begins any more.
     *   <li>C3 The tests that are under way are interrupted, and a worker whose test has ended then begins no other.
     *   <li>C6 It does the same if the calling thread is interrupted, before or meanwhile, and that thread stays
     *       interrupted.
     *   <li>C7 After the end of the search it does nothing.
     * </ul>
     */
    public void cancel() {
        // TODO C2, C3, C6: stop the workers
        throw new UnsupportedOperationException("TODO: cancel");
    }
}
