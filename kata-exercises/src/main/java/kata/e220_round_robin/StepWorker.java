package kata.e220_round_robin;

import java.util.List;
import kata.model.Workload;

/**
 * A worker that tests one number and then lets others get on.
 *
 * <p>Used by one thread only.
 */
public final class StepWorker implements Stepwise {

    /** A worker of this name, for this workload. Takes no number yet. */
    public StepWorker(String name, Workload workload) {
        // TODO C4: remember what the steps will need
    }

    /** The name it was given. */
    public String name() {
        throw new UnsupportedOperationException("TODO: tell the name");
    }

    /**
     * C4 Takes one number from the queue, asks the workload's test, and keeps the number if it is prime.
     *
     * @return {@code false} if there was no number to take, else {@code true}, also when it took the last one
     * @throws RuntimeException whatever the prime test throws (C6)
     */
    @Override
    public boolean step() {
        // TODO C4: one number, not more
        throw new UnsupportedOperationException("TODO: make one step");
    }

    /** The primes found so far, in the order in which they were found. */
    public List<Long> primes() {
        throw new UnsupportedOperationException("TODO: tell the primes");
    }
}
