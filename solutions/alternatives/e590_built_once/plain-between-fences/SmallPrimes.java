/* Another right way: a plain field that is read once, and fences that order what comes before and after. */
package kata.e590_built_once;

import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private List<Integer> table;

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        List<Integer> made = table;
        VarHandle.acquireFence();
        if (made == null) {
            synchronized (this) {
                made = table;
                if (made == null) {
                    made = maker.get();
                    VarHandle.releaseFence();
                    table = made;
                }
            }
        }
        return made;
    }
}
