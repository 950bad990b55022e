package kata.testkit;

import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;

/** Makes memory scarce, so that whatever the JVM may throw away is thrown away. */
public final class Scarcity {

    private static final int MOST_LONGS = Integer.MAX_VALUE - 8;

    private Scarcity() {}

    /**
     * Clears all soft and weak references to objects that nobody else holds, as the JVM has to do before it may say
     * that it has no memory left. Does nothing if more memory is there than one array can ask for.
     */
    public static void clearWhatMayBeCleared() {
        SoftReference<Object> canary = new SoftReference<>(new Object());
        long tooMany = Runtime.getRuntime().maxMemory() / Long.BYTES + 1;
        if (tooMany > MOST_LONGS) {
            return;
        }
        for (int attempt = 0; attempt < 3 && canary.get() != null; attempt++) {
            try {
                use(new long[(int) tooMany]);
            } catch (OutOfMemoryError expected) {
                // Before that, all soft references have been cleared.
            }
        }
    }

    /**
     * Whether somebody holds the object, even now that memory is scarce. {@code false} if this JVM throws nothing away
     * when it is asked to.
     */
    public static boolean isHeld(WeakReference<?> object) {
        WeakReference<Object> canary = new WeakReference<>(new Object());
        clearWhatMayBeCleared();
        if (canary.get() != null) {
            System.gc();
        }
        return canary.get() == null && object.get() != null;
    }

    private static void use(long[] none) {
        none[0] = 1;
    }
}
