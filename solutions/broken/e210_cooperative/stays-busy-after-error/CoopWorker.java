/*
 * Broken on purpose: the way back to idle is there for a RuntimeException, not for an Error.
 * Verdict: WRONG
 * Clause: C4
 */
package kata.e210_cooperative;

import java.util.ArrayList;
import java.util.List;
import kata.model.PrimeTest;

public final class CoopWorker {

    public enum State {
        IDLE,
        BUSY
    }

    private final String name;
    private final PrimeTest primeTest;
    private final List<Long> primes = new ArrayList<>();
    private State state = State.IDLE;

    public CoopWorker(String name, PrimeTest primeTest) {
        this.name = name;
        this.primeTest = primeTest;
    }

    public String name() {
        return name;
    }

    public State state() {
        return state;
    }

    public void process(long n) {
        state = State.BUSY;
        boolean prime;
        try {
            prime = primeTest.isPrime(n);
        } catch (RuntimeException e) {
            state = State.IDLE;
            throw e;
        }
        state = State.IDLE;
        if (prime) {
            primes.add(n);
        }
    }

    public List<Long> primes() {
        return List.copyOf(primes);
    }
}
