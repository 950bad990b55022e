package kata.model;

/**
 * A place for a few numbers, with a limited number of them.
 *
 * <p>Not safe for several threads: only one at a time may be at the shelf, also to look at its size. It waits for
 * nobody.
 */
public interface Shelf {

    /** How many numbers have a place on it, at least 1; always the same. */
    int capacity();

    /** How many numbers lie on it now. */
    int size();

    /**
     * Lays a number on the shelf.
     *
     * @throws IllegalStateException if it is full
     */
    void add(long number);

    /**
     * Takes the number that has been on the shelf longest.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    long remove();
}
