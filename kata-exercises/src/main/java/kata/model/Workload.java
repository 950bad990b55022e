package kata.model;

import java.util.Objects;
import java.util.Queue;

/**
 * What is to be done: the numbers to test, by how many workers, with which test.
 *
 * @param numbers the common queue from which all workers take their numbers; several threads may use it at once, as
 *     with
 *     {@link java.util.concurrent.ConcurrentLinkedQueue}
 * @param workers how many workers there are, at least 1
 * @param primeTest the test to ask for each number
 */
public record Workload(Queue<Long> numbers, int workers, PrimeTest primeTest) {

    /** @throws IllegalArgumentException if there is no worker */
    public Workload {
        Objects.requireNonNull(numbers, "numbers");
        Objects.requireNonNull(primeTest, "primeTest");
        if (workers < 1) {
            throw new IllegalArgumentException("at least 1 worker is needed, not " + workers);
        }
    }
}
