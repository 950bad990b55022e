package kata.model;

import java.util.Objects;
import java.util.Queue;

/**
 * What is to be done in the asynchronous chapter: as {@link Workload}, with a test that answers later.
 *
 * @param numbers the common queue from which all workers take their numbers
 * @param workers how many workers there are, at least 1
 * @param primeTest the test to ask for each number
 */
public record AsyncWorkload(Queue<Long> numbers, int workers, AsyncPrimeTest primeTest) {

    /** @throws IllegalArgumentException if there is no worker */
    public AsyncWorkload {
        Objects.requireNonNull(numbers, "numbers");
        Objects.requireNonNull(primeTest, "primeTest");
        if (workers < 1) {
            throw new IllegalArgumentException("at least 1 worker is needed, not " + workers);
        }
    }
}
