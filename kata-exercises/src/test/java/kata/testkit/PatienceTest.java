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

    private final Patience patience = new Patience();
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

    @Test
    void a_guess_does_not_ask_who_was_woken() {
        Patience guess = Patience.withTimedWaits(1);
        Seen timed = new Seen(1, Rest.FOR_A_TIME, Thread.State.TIMED_WAITING, 0, 0, 0);

        assertTrue(guess.isOver(new Snapshot(1, List.of(timed), false, List.of())));
    }
}
