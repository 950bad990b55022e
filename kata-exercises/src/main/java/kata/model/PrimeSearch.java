package kata.model;

import java.util.List;

/**
 * A sequential search of an interval.
 *
 * <p>It is handed to your code, never called by name. An instance may be called from several threads at once, may take
 * its time and may throw.
 */
@FunctionalInterface
public interface PrimeSearch {

    /**
     * Finds the primes from {@code from} to {@code to}, both included. Blocks the caller until they are known.
     *
     * @return the primes in ascending order, in a list that may be unmodifiable
     * @throws RuntimeException if this interval cannot be searched
     */
    List<Long> primes(long from, long to);
}
