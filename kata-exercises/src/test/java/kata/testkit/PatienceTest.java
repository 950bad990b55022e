package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import kata.testkit.Snapshot.Rest;
import kata.testkit.Snapshot.Seen;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final int ENOUGH = 30;
    private static final int SECOND = 1_000_000_000;

    private static final long MILLI = 1_000_000;

    private long now;
    private long classes;
    private final Patience patience = new Patience(() -> now, () -> classes);
    private long cpu;

    /** A thread that spins and one that waits for others, after so many looks. */
    private boolean isOver(int looks, int active) {
        boolean over = false;
        for (int look = 0; look < looks; look++) {
            cpu += SECOND;
            List<Seen> threads = List.of(
                    new Seen(1, Rest.MOVES, Thread.State.RUNNABLE, 0, 0, cpu),
                    new Seen(2, Rest.FOR_OTHERS, Thread.State.WAITING, 1, 1, 1));
            over = patience.isOver(new Snapshot(active, threads, false, List.of()));
        }
        return over;
    }

    @Test
    void a_thread_that_spins_long_enough_is_not_waited_for() {
        assertFalse(isOver(5, 1));
        assertTrue(isOver(ENOUGH, 1));
    }

    @Test
    void whoever_was_woken_and_has_no_processor_yet_is_waited_for() {
        assertFalse(isOver(ENOUGH, 2));
        assertTrue(isOver(1, 1));
    }

    @Test
    void what_is_about_to_run_all_the_time_is_not_ours() {
        assertTrue(isOver(4 * ENOUGH, 2));
    }

    /** A thread in one and the same timed wait, after so many looks that are so far apart. */
    private boolean isOverInTimedWait(int looks, long betweenMillis) {
        boolean over = false;
        for (int look = 0; look < looks; look++) {
            now += betweenMillis * MILLI;
            Seen timed = new Seen(1, Rest.FOR_A_TIME, Thread.State.TIMED_WAITING, 0, 0, 0);
            over = patience.isOver(new Snapshot(0, List.of(timed), false, List.of()));
        }
        return over;
    }

    @Test
    void a_timed_wait_is_waited_for_for_more_than_a_second() {
        assertFalse(isOverInTimedWait(150, 10));
        assertTrue(isOverInTimedWait(1, 10));
    }

    @Test
    void a_few_looks_do_not_tell_how_long_a_wait_is() {
        assertFalse(isOverInTimedWait(19, 100));
        assertTrue(isOverInTimedWait(1, 100));
    }

    @Test
    void time_in_which_the_machine_stood_still_is_no_wait() {
        assertFalse(isOverInTimedWait(100, 10));
        assertFalse(isOverInTimedWait(1, 60_000));
    }

    @Test
    void whoever_loads_classes_does_not_spin() {
        for (int look = 0; look < 3 * ENOUGH; look++) {
            classes++;
            assertFalse(isOver(1, 1));
        }
        assertTrue(isOver(2, 1));
    }

    @Test
    void a_guess_does_not_ask_who_was_woken() {
        Patience guess = Patience.withTimedWaits(1);
        Seen timed = new Seen(1, Rest.FOR_A_TIME, Thread.State.TIMED_WAITING, 0, 0, 0);

        assertTrue(guess.isOver(new Snapshot(1, List.of(timed), false, List.of())));
    }
}
