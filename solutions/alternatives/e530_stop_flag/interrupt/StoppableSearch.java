/* Another right way: the interrupt status of the searching thread is the flag. */
package kata.e530_stop_flag;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import kata.model.PrimeTest;

/** A search for primes that another thread can stop. */
public final class StoppableSearch {

    private final Queue<Long> numbers;
    private final PrimeTest primeTest;
    private Thread searcher; // guarded by this
    private boolean stopped; // guarded by this

    /** A search through these numbers. */
    public StoppableSearch(Queue<Long> numbers, PrimeTest primeTest) {
        this.numbers = numbers;
        this.primeTest = primeTest;
    }

    /** Tests the numbers until there are no more or somebody stops it. */
    public List<Long> run() {
        synchronized (this) {
            if (stopped) {
                return List.of();
            }
            searcher = Thread.currentThread();
        }
        List<Long> primes = new ArrayList<>();
        while (!Thread.currentThread().isInterrupted()) {
            Long n = numbers.poll();
            if (n == null) {
                break;
            }
            if (primeTest.isPrime(n)) {
                primes.add(n);
            }
        }
        synchronized (this) {
            searcher = null;
        }
        return primes;
    }

    /** Stops the search, for good. */
    public void stop() {
        synchronized (this) {
            stopped = true;
            if (searcher != null) {
                searcher.interrupt();
            }
        }
    }
}
