package kata.e590_built_once;

import java.util.List;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    // C4: a table that was made before it was written here is seen as it was made by everybody who reads it here.
    private volatile List<Integer> table;

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        List<Integer> made = table;
        if (made == null) {
            // C6: the lock is this one's own.
            synchronized (this) {
                // C3: somebody may have made it since the first look.
                made = table;
                if (made == null) {
                    // C2, C5: if this throws, nothing is kept, and the next call comes here again.
                    made = maker.get();
                    table = made;
                }
            }
        }
        // C1
        return made;
    }
}
