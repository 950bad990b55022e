package kata.model;

import java.util.function.LongConsumer;

/**
 * A stretch of numbers that has been sieved: its primes can be read.
 *
 * <p>It is lent to whoever reads it, until that call has returned. Then its memory may be used for another stretch.
 */
public interface PrimeSegment {

    /** The first number of the stretch, prime or not. */
    long from();

    /** The last number of the stretch, prime or not. */
    long to();

    /** Hands over each prime from {@link #from} to {@link #to}, both included, in ascending order. */
    void forEach(LongConsumer action);

    /** How many primes there are. Whoever can count faster than one by one does so. */
    default long count() {
        long[] count = {0};
        forEach(prime -> count[0]++);
        return count[0];
    }
}
