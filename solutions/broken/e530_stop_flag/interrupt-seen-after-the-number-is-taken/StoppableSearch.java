/*
 * Broken on purpose: an interrupt is looked at when a number has been taken, which is lost then.
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

    private final Queue<Long> numbers;
    private final PrimeTest primeTest;
    private volatile boolean stopped;

    public StoppableSearch(Queue<Long> numbers, PrimeTest primeTest) {
        this.numbers = numbers;
        this.primeTest = primeTest;
    }

    public List<Long> run() {
        List<Long> primes = new ArrayList<>();
        Long number;
        while (!stopped && (number = numbers.poll()) != null) {
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
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
