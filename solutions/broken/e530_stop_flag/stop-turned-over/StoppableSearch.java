/*
 * Broken on purpose: stop turns the flag over, so a second stop takes back the first.
 * Verdict: WRONG
 * Clause: C5
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

    /** A search through these numbers. */
    public StoppableSearch(Queue<Long> numbers, PrimeTest primeTest) {
        this.numbers = numbers;
        this.primeTest = primeTest;
    }

    /** Tests the numbers. */
    public List<Long> run() {
        List<Long> primes = new ArrayList<>();
        while (!(stopped)) {
            Long n = numbers.poll();
            if (n == null) {
                break;
            }
            if (primeTest.isPrime(n)) {
                primes.add(n);
            }
        }
        return primes;
    }

    /** Stops the search. */
    public void stop() {
        stopped = !stopped;
    }
}
