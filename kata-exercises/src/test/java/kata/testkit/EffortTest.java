package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EffortTest {

    private static final long MILLI = 1_000_000;

    private long now;
    private long cpu;
    private boolean asleep;
    private final Effort effort = new Effort(() -> now, () -> cpu, () -> asleep);

    private long after(long passedMillis, long cpuMillis, boolean sleeps) {
        now += passedMillis * MILLI;
        cpu += cpuMillis * MILLI;
        asleep = sleeps;
        return effort.nanos() / MILLI;
    }

    @Test
    void time_in_which_everything_sleeps_counts() {
        assertEquals(10, after(10, 0, true));
        assertEquals(25, after(15, 0, true));
    }

    @Test
    void time_in_which_other_programs_have_the_processors_does_not_count() {
        assertEquals(0, after(10_000, 0, false));
        assertEquals(3, after(10_000, 3, false));
    }

    @Test
    void a_machine_that_stood_still_gave_nothing() {
        assertEquals(1_000, after(20_000, 0, true));
    }

    @Test
    void time_in_which_it_runs_counts() {
        assertEquals(10, after(10, 10, false));
    }

    @Test
    void two_processors_do_not_make_it_faster() {
        assertEquals(10, after(10, 20, false));
    }

    @Test
    void cpu_time_that_is_told_in_large_steps_is_not_lost() {
        assertEquals(0, after(6, 0, false));
        assertEquals(6, after(6, 10, false));
        assertEquals(10, after(6, 0, false));
    }

    @Test
    void what_two_processors_gave_is_not_kept_for_long() {
        assertEquals(1_000, after(1_000, 2_000, false));

        assertEquals(1_050, after(1_000, 0, false));
    }

    @Test
    void a_process_that_has_ended_takes_nothing_back() {
        assertEquals(10, after(10, 10, false));
        assertEquals(10, after(10, -8, false));
    }
}
