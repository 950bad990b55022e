package kata.model;

/**
 * The unit of work: tells whether a number is prime.
 *
 * <p>It is handed to your code, never called by name. An instance may be called from several threads at once, may take
 * its time and may throw.
 */
@FunctionalInterface
public interface PrimeTest {

    /**
     * Tells whether {@code n} is prime. Blocks the caller until the answer is known.
     *
     * @throws RuntimeException if this number cannot be tested; the test itself stays usable
     */
    boolean isPrime(long n);
}
