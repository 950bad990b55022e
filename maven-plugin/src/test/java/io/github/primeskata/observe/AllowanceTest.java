package io.github.primeskata.observe;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private static final long MILLI = 1_000_000;

    private long now;
    private long cpu;
    private boolean asleep;
    private final Allowance allowance = new Allowance(Duration.ofSeconds(1), () -> now, () -> cpu, () -> asleep);

    private boolean spentAfter(long passedMillis, long cpuMillis, boolean sleeps) {
        now += passedMillis * MILLI;
        cpu += cpuMillis * MILLI;
        asleep = sleeps;
        return allowance.isSpent();
    }

    @Test
    void sleep_below_at_and_above_the_limit() {
        assertFalse(spentAfter(999, 0, true));
        assertTrue(spentAfter(1, 0, true));
        assertTrue(spentAfter(1, 0, true));
    }

    @Test
    void time_given_to_others_does_not_count() {
        assertFalse(spentAfter(3_000, 500, false));
        assertFalse(spentAfter(2_000, 499, false));
        assertTrue(spentAfter(900, 1, false));
    }

    @Test
    void two_processors_spend_it_no_faster_than_time_passes() {
        assertFalse(spentAfter(999, 1_998, false));
        assertTrue(spentAfter(1, 2, false));
    }

    @Test
    void whoever_gets_nothing_ends_at_the_ceiling() {
        assertFalse(spentAfter(Allowance.CEILING * 1_000 - 1, 0, false));
        assertTrue(spentAfter(1, 0, false));
    }

    @Test
    void a_child_that_has_ended_gives_nothing_back() {
        assertFalse(spentAfter(900, 900, false));
        assertFalse(spentAfter(50, -800, false));
        assertTrue(spentAfter(100, 100, false));
    }
}
