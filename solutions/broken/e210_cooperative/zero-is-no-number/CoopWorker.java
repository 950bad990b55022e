/*
 * Broken on purpose: a worker that tests 0 is taken for idle.
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
    private long current;

    public CoopWorker(String name, PrimeTest primeTest) {
        this.name = name;
        this.primeTest = primeTest;
    }

    public String name() {
        return name;
    }

    public State state() {
        return current == 0 ? State.IDLE : State.BUSY;
    }

    public void process(long n) {
        current = n;
        try {
            if (primeTest.isPrime(n)) {
                primes.add(n);
            }
        } finally {
            current = 0;
        }
    }

    public List<Long> primes() {
        return List.copyOf(primes);
    }
}
