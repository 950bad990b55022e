package kata.model;

/** An approach that is ready to search. It is handed to your code, never called by name. */
@FunctionalInterface
public interface Contender {

    /**
     * Counts the primes from 1 to {@code upTo}. Blocks the caller until they are counted.
     *
     * @throws Exception if the search fails; the contender stays usable
     */
    long primes(long upTo) throws Exception;
}
