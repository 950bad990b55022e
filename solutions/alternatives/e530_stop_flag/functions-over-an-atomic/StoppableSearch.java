/* Another right way: two functions share an atomic, which only the constructor knows by name. */
package kata.e530_stop_flag;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import kata.model.PrimeTest;

/** A search for primes that another thread can stop. */
public final class StoppableSearch {

    private final PrimeTest primeTest;
    private final Queue<Long> numbers;
    private final BooleanSupplier isStopped;
    private final Runnable stopper;

    /** A search through these numbers. */
    public StoppableSearch(Queue<Long> numbers, PrimeTest primeTest) {
        this.numbers = numbers;
        this.primeTest = primeTest;
        AtomicInteger state = new AtomicInteger();
        isStopped = () -> state.get() != 0;
        stopper = () -> state.set(1);
    }

    /** Tests the numbers. */
    public List<Long> run() {
        List<Long> primes = new ArrayList<>();
        while (!(isStopped.getAsBoolean())) {
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
        stopper.run();
    }
}
