package kata.measured;

import java.util.List;
import java.util.function.Supplier;

/**
 * A reference solution with work for it, ready to be run again and again.
 *
 * @param name the row in the table
 * @param workers how many workers it is given
 * @param prepare makes what one run needs; it is called before the clock starts, once for each run
 */
record Approach(String name, int workers, Supplier<Search> prepare) {

    /** One run. */
    @FunctionalInterface
    interface Search {

        /**
         * Finds the primes.
         *
         * @return how many primes each worker has found; a single number if the solution does not tell them apart
         */
        List<Integer> run() throws Exception;
    }
}
