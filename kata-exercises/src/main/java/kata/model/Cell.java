package kata.model;

/**
 * A shared number that can be looked at, and replaced by who knows what it is.
 *
 * <p>Each of the two steps is atomic and visible to all threads at once, as with an {@code AtomicLong}.
 */
public interface Cell {

    /** The number as it is now. */
    long get();

    /**
     * Replaces the number by {@code next} if it is {@code expected} now.
     *
     * @return whether it was replaced; if not, somebody else has changed it meanwhile
     */
    boolean compareAndSet(long expected, long next);
}
