package kata.e210_cooperative;

import java.util.List;
import kata.model.PrimeTest;

/**
 * A worker that can be asked whether it has time.
 *
 * <p>Used by one thread only.
 */
public final class CoopWorker {

    /** What a worker is doing. */
    public enum State {
        /** It waits for a number. */
        IDLE,
        /** It tests a number. */
        BUSY
    }

    /** A worker of this name that finds its primes with this test. */
    public CoopWorker(String name, PrimeTest primeTest) {
        // TODO C3: begin idle
    }

    /** The name it was given. */
    public String name() {
        throw new UnsupportedOperationException("TODO: tell the name");
    }

    /** What the worker is doing: C3 idle before its first number, busy while it tests one; C4 idle after it. */
    public State state() {
        throw new UnsupportedOperationException("TODO: tell the state");
    }

    /**
     * Tests one number and keeps it if it is prime. Returns when the test has answered.
     *
     * <ul>
     *   <li>C3 The worker is {@link State#BUSY} as long as the test runs.
     *   <li>C4 It is {@link State#IDLE} again afterwards, whether the test answered or threw; what it threw passes
     *       through.
     * </ul>
     */
    public void process(long n) {
        // TODO C3, C4: change the state at the right moments
        throw new UnsupportedOperationException("TODO: test the number");
    }

    /** The primes found so far, in the order in which they were found. */
    public List<Long> primes() {
        throw new UnsupportedOperationException("TODO: tell the primes");
    }
}
