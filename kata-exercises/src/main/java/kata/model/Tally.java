package kata.model;

/**
 * A shared number that is read and written in two separate steps.
 *
 * <p>Each step by itself is atomic and visible to all threads at once, like a volatile field. Two steps together are
 * not: another thread may come in between.
 */
public interface Tally {

    /** The number as it is now. */
    long read();

    /** Replaces the number. */
    void write(long value);
}
