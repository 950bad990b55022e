package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import kata.testkit.SeenThread.Wait;
import kata.testkit.Snapshot.Rest;
import kata.testkit.Snapshot.Seen;
import org.junit.jupiter.api.Test;

class WaitsTest {

    private static final long LEFT = 1;
    private static final long RIGHT = 2;
    private static final long CARRIER = 3;

    @Test
    void threads_that_have_not_moved_between_two_looks_were_so_at_one_moment() {
        assertTrue(Waits.haveNotMoved(circle(false), Set.of(CARRIER), look(1, 1, 1), look(1, 1, 1)));
    }

    @Test
    void a_thread_that_has_used_a_nanosecond_may_have_let_go_in_between() {
        assertFalse(Waits.haveNotMoved(circle(false), Set.of(CARRIER), look(1, 1, 1), look(1, 2, 1)));
    }

    @Test
    void a_carrier_that_has_used_a_nanosecond_may_have_run_a_virtual_thread_of_the_circle() {
        assertFalse(Waits.haveNotMoved(circle(true), Set.of(CARRIER), look(1, 1, 1), look(1, 1, 2)));
    }

    @Test
    void a_carrier_says_nothing_of_platform_threads() {
        assertTrue(Waits.haveNotMoved(circle(false), Set.of(CARRIER), look(1, 1, 1), look(1, 1, 2)));
    }

    @Test
    void a_carrier_that_was_not_there_before_may_have_run_a_virtual_thread_of_the_circle() {
        Snapshot before = new Snapshot(true, List.of(seen(LEFT, 1), seen(RIGHT, 1)));

        assertFalse(Waits.haveNotMoved(circle(true), Set.of(CARRIER), before, look(1, 1, 1)));
    }

    private static List<SeenThread> circle(boolean virtual) {
        return List.of(thread(LEFT, false), thread(RIGHT, virtual));
    }

    private static SeenThread thread(long id, boolean virtual) {
        return new SeenThread(
                id,
                "thread-" + id,
                virtual,
                Thread.State.BLOCKED,
                new StackTraceElement[0],
                Wait.TO_ENTER,
                "",
                null,
                List.of());
    }

    private static Snapshot look(long left, long right, long carrier) {
        return new Snapshot(true, List.of(seen(LEFT, left), seen(RIGHT, right), seen(CARRIER, carrier)));
    }

    private static Seen seen(long id, long cpu) {
        return new Seen(id, Rest.FOR_OTHERS, Thread.State.BLOCKED, 1, 1, cpu);
    }
}
