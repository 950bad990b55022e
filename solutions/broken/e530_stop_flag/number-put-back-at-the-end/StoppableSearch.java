/*
 * Broken on purpose: a number that was taken when the stop came goes back to the queue, behind the others.
 * Verdict: WRONG
 * Clause: C6
 */
package kata.e530_stop_flag;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import kata.model.PrimeTest;

/** A search for primes that another thread can stop. */
public final class StoppableSearch {

    private volatile boolean stopped;
    private final Queue<Long> numbers;
    private final PrimeTest primeTest;

    /** A search through these numbers. */
    public StoppableSearch(Queue<Long> numbers, PrimeTest primeTest) {
        this.numbers = numbers;
        this.primeTest = primeTest;
    }

    /** Tests the numbers on the calling thread. */
    public List<Long> run() {
        List<Long> primes = new ArrayList<>();
        while (!stopped) {
            Long number = numbers.poll();
            if (number == null) {
                break;
            }
            if (stopped) {
                numbers.add(number);
                break;
            }
            if (primeTest.isPrime(number)) {
                primes.add(number);
            }
        }
        return primes;
    }

    /** Stops the search, for good. */
    public void stop() {
        stopped = true;
    }
}
