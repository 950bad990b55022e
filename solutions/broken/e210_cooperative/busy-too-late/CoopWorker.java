/*
 * Broken on purpose: the worker says that it is busy when the test has answered already.
 * Verdict: WRONG
 * Clause: C3
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
        boolean prime = primeTest.isPrime(n);
        state = State.BUSY;
        if (prime) {
            primes.add(n);
        }
        state = State.IDLE;
    }

    public List<Long> primes() {
        return List.copyOf(primes);
    }
}
