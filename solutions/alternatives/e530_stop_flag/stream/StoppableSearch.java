/* Another right way: a stream that looks at the flag before it takes a number. */
package kata.e530_stop_flag;

import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.stream.Stream;
import kata.model.PrimeTest;

/** A search for primes that another thread can stop. */
public final class StoppableSearch {

    private final Queue<Long> numbers;
    private final PrimeTest primeTest;
    private volatile boolean stopped;

    /** A search through these numbers. */
    public StoppableSearch(Queue<Long> numbers, PrimeTest primeTest) {
        this.numbers = numbers;
        this.primeTest = primeTest;
    }

    /** Tests the numbers until there are no more or somebody stops it. */
    public List<Long> run() {
        return Stream.generate(() -> stopped ? null : numbers.poll())
                .takeWhile(Objects::nonNull)
                .filter(primeTest::isPrime)
                .toList();
    }

    /** Stops the search, for good. */
    public void stop() {
        stopped = true;
    }
}
