/* Another right way: a latch that is never waited for; its count is the flag. */
package kata.e530_stop_flag;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import kata.model.PrimeTest;

/** A search for primes that another thread can stop. */
public final class StoppableSearch {

    private final Queue<Long> numbers;
    private final PrimeTest primeTest;
    private final CountDownLatch running = new CountDownLatch(1);

    /** A search through these numbers. */
    public StoppableSearch(Queue<Long> numbers, PrimeTest primeTest) {
        this.numbers = numbers;
        this.primeTest = primeTest;
    }

    /** Tests the numbers until there are no more or somebody stops it. */
    public List<Long> run() {
        List<Long> primes = new ArrayList<>();
        while (running.getCount() > 0) {
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

    /** Stops the search, for good. */
    public void stop() {
        running.countDown();
    }
}
