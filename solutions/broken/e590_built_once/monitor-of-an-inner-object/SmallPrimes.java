/*
 * Broken on purpose: the look holds the monitor of an inner object, the making the one around it.
 * Verdict: RACE
 * Clause: C4
 */
package kata.e590_built_once;

import java.util.List;
import java.util.function.Supplier;

public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private final Shelf shelf = new Shelf();
    private List<Integer> table;

    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    public List<Integer> table() {
        List<Integer> seen = shelf.look();
        return seen != null ? seen : make();
    }

    private synchronized List<Integer> make() {
        if (table == null) {
            table = maker.get();
        }
        return table;
    }

    private final class Shelf {

        synchronized List<Integer> look() {
            return table;
        }
    }
}
