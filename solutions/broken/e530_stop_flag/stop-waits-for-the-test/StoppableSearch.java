/*
 * Broken on purpose: run holds the lock that stop wants.
 * Verdict: WRONG
 * Clause: C4
 */
package kata.e530_stop_flag;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import kata.model.PrimeTest;

/** A search for primes that another thread can stop. */
public final class StoppableSearch {

    private final Queue<Long> numbers;
    private final PrimeTest primeTest;
    private boolean stopped; // guarded by this

    /** A search through these numbers. */
    public StoppableSearch(Queue<Long> numbers, PrimeTest primeTest) {
        this.numbers = numbers;
        this.primeTest = primeTest;
    }

    /** Tests the numbers until there are no more or somebody stops it. */
    public List<Long> run() {
        List<Long> primes = new ArrayList<>();
        while (true) {
            synchronized (this) {
                Long n = stopped ? null : numbers.poll();
                if (n == null) {
                    return primes;
                }
                if (primeTest.isPrime(n)) {
                    primes.add(n);
                }
            }
        }
    }

    /** Stops the search, for good. */
    public void stop() {
        synchronized (this) {
            stopped = true;
        }
    }
}
