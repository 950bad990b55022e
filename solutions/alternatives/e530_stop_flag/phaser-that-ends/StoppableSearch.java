/* Another right way: stop ends a phaser, and the search looks whether it has ended. */
package kata.e530_stop_flag;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Phaser;
import kata.model.PrimeTest;

/** A search for primes that another thread can stop. */
public final class StoppableSearch {

    private final Phaser search = new Phaser(1);
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
        while (!search.isTerminated()) {
            Long number = numbers.poll();
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
        search.forceTermination();
    }
}
