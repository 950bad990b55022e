/*
 * Broken on purpose: the flag is a plain field, and it is looked at after each number.
 * Verdict: RACE
 * Clause: C3
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
    private boolean stopped;

    /** A search through these numbers. */
    public StoppableSearch(Queue<Long> numbers, PrimeTest primeTest) {
        this.numbers = numbers;
        this.primeTest = primeTest;
    }

    /** Tests the numbers until there are no more or somebody stops it. */
    public List<Long> run() {
        List<Long> primes = new ArrayList<>();
        if (stopped) {
            return primes;
        }
        Long n = numbers.poll();
        while (n != null) {
            if (primeTest.isPrime(n)) {
                primes.add(n);
            }
            n = stopped ? null : numbers.poll();
        }
        return primes;
    }

    /** Stops the search, for good. */
    public void stop() {
        stopped = true;
    }
}
