package kata.model;

import java.util.concurrent.CompletionStage;

/**
 * The unit of work for the asynchronous chapter: begins to test a number and hands out the answer to come.
 *
 * <p>The call returns at once. The stage is completed later, on a thread that is not yours. Two calls may be
 * handed the same stage: a test need not look for an answer twice.
 */
@FunctionalInterface
public interface AsyncPrimeTest {

    /**
     * Begins to test {@code n}. Does not block.
     *
     * @return a stage that completes with the answer, or exceptionally if this number cannot be tested
     */
    CompletionStage<Boolean> isPrime(long n);
}
