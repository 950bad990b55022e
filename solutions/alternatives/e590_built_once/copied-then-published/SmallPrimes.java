/* Another right way: the table is a copy, and finished before it is published. */
package kata.e590_built_once;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private volatile List<Integer> table;

    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    public List<Integer> table() {
        if (table == null) {
            synchronized (this) {
                if (table == null) {
                    List<Integer> made = maker.get();
                    List<Integer> copy = new ArrayList<>(made.size());
                    copy.addAll(made);
                    table = copy;
                }
            }
        }
        return table;
    }
}
