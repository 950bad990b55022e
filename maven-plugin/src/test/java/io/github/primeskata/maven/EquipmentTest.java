package io.github.primeskata.maven;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class EquipmentTest {

    private static final long MINUTE = 60_000;

    @Test
    void source_that_was_changed_after_the_install_makes_the_grader_stale() {
        assertTrue(Equipment.isStale(List.of(0L, MINUTE, 10 * MINUTE), 5 * MINUTE));
        assertFalse(Equipment.isStale(List.of(0L, MINUTE, 10 * MINUTE), 11 * MINUTE));
    }

    @Test
    void sources_of_a_new_clone_say_nothing_however_late_it_was_made() {
        assertFalse(Equipment.isStale(List.of(10 * MINUTE, 10 * MINUTE + 900, 11 * MINUTE), 5 * MINUTE));
        assertFalse(Equipment.isStale(List.of(), 5 * MINUTE));
    }
}
