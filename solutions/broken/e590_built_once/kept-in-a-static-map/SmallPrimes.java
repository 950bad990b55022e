/*
 * Broken on purpose: the tables lie in a static map, by instance, and none of them is ever thrown away.
 * Verdict: WRONG
 * Clause: C6
 */
package kata.e590_built_once;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private static final Map<SmallPrimes, List<Integer>> TABLES = new ConcurrentHashMap<>();

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        List<Integer> made = TABLES.get(this);
        if (made == null) {
            synchronized (this) {
                made = TABLES.get(this);
                if (made == null) {
                    made = maker.get();
                    TABLES.put(this, made);
                }
            }
        }
        return made;
    }
}
