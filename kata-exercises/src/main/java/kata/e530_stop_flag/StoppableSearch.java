package kata.e530_stop_flag;

import java.util.List;
import java.util.Queue;
import kata.model.PrimeTest;

/**
 * A search for primes that another thread can stop.
 *
 * <p>One thread at a time calls {@link #run}; any thread may call {@link #stop} meanwhile.
 *
 * <ul>
 *   <li>C3 The search is bound to see that it was stopped: between {@code stop} and {@code run} there is no data race.
 * </ul>
 */
public final class StoppableSearch {

    // TODO C3: how run hears of stop

    /** A search through these numbers; nobody else takes any of them. */
    public StoppableSearch(Queue<Long> numbers, PrimeTest primeTest) {
        // TODO C1: keep what is to be done
    }

    /**
     * Tests the numbers on the calling thread.
     *
     * <ul>
     *   <li>C1 With neither {@link #stop} nor an interrupt, each number of the queue is tested once, in the
     *       order in which the queue gives them.
     *   <li>C2 If it is stopped while a number is tested, that test goes on to its end and counts, and no further
     *       number is tested.
     *   <li>C5 A stop is for good: a run that begins after it tests nothing.
     *   <li>C6 Each number that is taken from the queue is tested; the others stay there.
     * </ul>
     *
     * @return the primes found by this run, in the order of the queue; a later run does not change them
     */
    public List<Long> run() {
        // TODO C1, C2, C5, C6: test number after number
        throw new UnsupportedOperationException("TODO: search");
    }

    /**
     * Stops the search, for good (C5).
     *
     * <ul>
     *   <li>C4 It does not wait for the test of a number.
     * </ul>
     */
    public void stop() {
        // TODO C3, C4: tell the search
        throw new UnsupportedOperationException("TODO: stop");
    }
}
