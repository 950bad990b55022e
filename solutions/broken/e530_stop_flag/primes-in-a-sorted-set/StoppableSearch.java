/*
 * Broken on purpose: the primes are sorted, whatever the order was in which the queue gave them.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e530_stop_flag;

import java.util.List;
import java.util.Queue;
import java.util.TreeSet;
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
        TreeSet<Long> primes = new TreeSet<>();
        while (!stopped && !numbers.isEmpty()) {
            Long n = numbers.poll();
            if (primeTest.isPrime(n)) {
                primes.add(n);
            }
        }
        return List.copyOf(primes);
    }

    /** Stops the search. */
    public void stop() {
        stopped = true;
    }
}
