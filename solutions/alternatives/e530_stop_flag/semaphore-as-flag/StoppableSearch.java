/* Another right way: permits that nobody takes say that it was stopped. */
package kata.e530_stop_flag;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import kata.model.PrimeTest;

/** A search for primes that another thread can stop. */
public final class StoppableSearch {

    private final PrimeTest primeTest;
    private final Queue<Long> numbers;
    private final Semaphore stops = new Semaphore(0);

    /** A search through these numbers. */
    public StoppableSearch(Queue<Long> numbers, PrimeTest primeTest) {
        this.numbers = numbers;
        this.primeTest = primeTest;
    }

    /** Tests the numbers. */
    public List<Long> run() {
        List<Long> primes = new ArrayList<>();
        while (!(stops.availablePermits() > 0)) {
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
        stops.release();
    }
}
