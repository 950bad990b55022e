/* Another right way: an inner object looks under the monitor of the one around it. */
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

        List<Integer> look() {
            synchronized (SmallPrimes.this) {
                return table;
            }
        }
    }
}
