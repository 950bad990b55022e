/* Another right way: opaque mode, a release fence before it is written, an acquire fence after it is read. */
package kata.e590_built_once;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private static final VarHandle TABLE;

    static {
        try {
            TABLE = MethodHandles.lookup().findVarHandle(SmallPrimes.class, "table", List.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private List<Integer> table; // read plainly under the lock only

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        List<Integer> made = made();
        if (made != null) {
            VarHandle.acquireFence();
            return made;
        }
        synchronized (this) {
            if (table == null) {
                made = maker.get();
                VarHandle.releaseFence();
                TABLE.setOpaque(this, made);
            }
            return table;
        }
    }

    @SuppressWarnings("unchecked")
    private List<Integer> made() {
        return (List<Integer>) TABLE.getOpaque(this);
    }
}
