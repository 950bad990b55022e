/* Another right way: the state follows from the number under test, so the two cannot disagree. */
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
    private Long underTest;

    public CoopWorker(String name, PrimeTest primeTest) {
        this.name = name;
        this.primeTest = primeTest;
    }

    public String name() {
        return name;
    }

    public State state() {
        return underTest == null ? State.IDLE : State.BUSY;
    }

    public void process(long n) {
        underTest = n;
        boolean prime;
        try {
            prime = primeTest.isPrime(n);
        } catch (Throwable t) {
            underTest = null;
            throw t;
        }
        underTest = null;
        if (prime) {
            primes.add(n);
        }
    }

    public List<Long> primes() {
        return primes;
    }
}
