/*
 * Broken on purpose: what is found in the last test is not counted if the flag is up.
 * Verdict: WRONG
 * Clause: C2
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
    private volatile boolean stopped;

    /** A search through these numbers. */
    public StoppableSearch(Queue<Long> numbers, PrimeTest primeTest) {
        this.numbers = numbers;
        this.primeTest = primeTest;
    }

    /** Tests the numbers until there are no more or somebody stops it. */
    public List<Long> run() {
        List<Long> primes = new ArrayList<>();
        while (!stopped) {
            Long n = numbers.poll();
            if (n == null) {
                break;
            }
            if (primeTest.isPrime(n) && !stopped) {
                primes.add(n);
            }
        }
        return primes;
    }

    /** Stops the search, for good. */
    public void stop() {
        stopped = true;
    }
}
