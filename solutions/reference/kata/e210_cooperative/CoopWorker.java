package kata.e210_cooperative;

import java.util.ArrayList;
import java.util.List;
import kata.model.PrimeTest;

/** A worker that can be asked whether it has time. Used by one thread only. */
public final class CoopWorker {

    /** What a worker is doing. */
    public enum State {
        /** It waits for a number. */
        IDLE,
        /** It tests a number. */
        BUSY
    }

    private final String name;
    private final PrimeTest primeTest;
    private final List<Long> primes = new ArrayList<>();
    // C3: idle before the first number.
    private State state = State.IDLE;

    /** A worker of this name that finds its primes with this test. */
    public CoopWorker(String name, PrimeTest primeTest) {
        this.name = name;
        this.primeTest = primeTest;
    }

    /** The name it was given. */
    public String name() {
        return name;
    }

    /** What the worker is doing. */
    public State state() {
        return state;
    }

    /** Tests one number and keeps it if it is prime. */
    public void process(long n) {
        // C3: busy before the test is asked.
        state = State.BUSY;
        try {
            if (primeTest.isPrime(n)) {
                primes.add(n);
            }
        } finally {
            // C4: on both ways out. There is no catch, so what was thrown goes on.
            state = State.IDLE;
        }
    }

    /** The primes found so far, in the order in which they were found. */
    public List<Long> primes() {
        return List.copyOf(primes);
    }
}
