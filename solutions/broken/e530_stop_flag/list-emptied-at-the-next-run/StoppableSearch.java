/*
 * Broken on purpose: one list serves all runs, so a later run empties what an earlier one has returned.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e530_stop_flag;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import kata.model.PrimeTest;

/** A search for primes that another thread can stop. */
public final class StoppableSearch {

    private final PrimeTest primeTest;
    private final Queue<Long> numbers;
    private volatile boolean stopped;
    private final List<Long> primes = new ArrayList<>();

    /** A search through these numbers. */
    public StoppableSearch(Queue<Long> numbers, PrimeTest primeTest) {
        this.numbers = numbers;
        this.primeTest = primeTest;
    }

    /** Tests the numbers. */
    public List<Long> run() {
        primes.clear();
        while (!stopped && !numbers.isEmpty()) {
            Long n = numbers.poll();
            if (primeTest.isPrime(n)) {
                primes.add(n);
            }
        }
        return primes;
    }

    /** Stops the search. */
    public void stop() {
        stopped = true;
    }
}
