/*
 * Broken on purpose: each thread that has asked keeps the table for as long as it lives.
 * Verdict: WRONG
 * Clause: C6
 */
package kata.e590_built_once;

import java.util.List;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    /** For the threads that have the table already: no lock, no volatile read. */
    private final ThreadLocal<List<Integer>> mine = new ThreadLocal<>();

    private List<Integer> table;

    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    public List<Integer> table() {
        List<Integer> known = mine.get();
        if (known == null) {
            known = shared();
            mine.set(known);
        }
        return known;
    }

    private synchronized List<Integer> shared() {
        if (table == null) {
            table = maker.get();
        }
        return table;
    }
}
