/*
 * Broken on purpose: the iterator need not go in the order in which the queue gives its numbers.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e530_stop_flag;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import kata.model.PrimeTest;

/** A search for primes that another thread can stop. */
public final class StoppableSearch {

    private final Queue<Long> numbers;
    private final PrimeTest primeTest;
    private volatile boolean stopped;

    public StoppableSearch(Queue<Long> numbers, PrimeTest primeTest) {
        this.numbers = numbers;
        this.primeTest = primeTest;
    }

    public List<Long> run() {
        List<Long> primes = new ArrayList<>();
        Iterator<Long> rest = numbers.iterator();
        while (!stopped && rest.hasNext()) {
            long number = rest.next();
            rest.remove();
            if (primeTest.isPrime(number)) {
                primes.add(number);
            }
        }
        return primes;
    }

    public void stop() {
        stopped = true;
    }
}
