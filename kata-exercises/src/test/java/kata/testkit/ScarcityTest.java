package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScarcityTest {

    @Test
    void what_nobody_holds_is_thrown_away_and_all_else_is_kept() {
        assumeTrue(Runtime.getRuntime().maxMemory() / Long.BYTES < Integer.MAX_VALUE - 8);
        SoftReference<Object> soft = new SoftReference<>(new Object());
        WeakReference<Object> weak = new WeakReference<>(new Object());
        List<Object> held = List.of(new Object());
        SoftReference<Object> kept = new SoftReference<>(held.getFirst());

        Scarcity.clearWhatMayBeCleared();

        assertNull(soft.get());
        assertNull(weak.get());
        assertEquals(held.getFirst(), kept.get());
    }
}
