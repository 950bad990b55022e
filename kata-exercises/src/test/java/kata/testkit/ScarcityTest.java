package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
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

    @Test
    void what_somebody_holds_is_told_from_what_nobody_holds() {
        List<Object> held = List.of(new Object());

        assertTrue(Scarcity.isHeld(new WeakReference<>(held.getFirst())));
        assertFalse(Scarcity.isHeld(new WeakReference<>(new Object())));
        assertEquals(1, held.size());
    }
}
