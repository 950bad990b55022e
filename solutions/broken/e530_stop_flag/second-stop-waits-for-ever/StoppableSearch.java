/*
 * Broken on purpose: stop takes the only permit for good, and whoever stops once more waits for it.
 * Verdict: TIMEOUT
 * Clause: C5
 */
package kata.e530_stop_flag;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import kata.model.PrimeTest;

/** A search for primes that another thread can stop. */
public final class StoppableSearch {

    private final Semaphore goOn = new Semaphore(1);
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
        while (goOn.tryAcquire()) {
            Long number;
            try {
                number = numbers.poll();
            } finally {
                goOn.release();
            }
            if (number == null) {
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
        goOn.acquireUninterruptibly();
    }
}
