package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which threads a test has left behind, when it has to do with processes. */
class LeftoversTest {

    private static final int LOOKS = 5;

    private final CountDownLatch gone = new CountDownLatch(1);
    private final AtomicInteger looks = new AtomicInteger();
    private final Thread waiting = new Thread(
            () -> {
                try {
                    gone.await();
                } catch (InterruptedException e) {
                    // It was given up.
                }
            },
            "waiting");
    private Leftovers leftovers;

    @BeforeEach
    void begin() {
        Bystanders.remember();
        TestScope.begin();
        leftovers = new Leftovers();
        waiting.start();
    }

    @AfterEach
    void end() throws InterruptedException {
        gone.countDown();
        waiting.join();
        TestScope.current().end();
    }

    /** All is as it is, and a process moves. */
    private Snapshot withProcess() {
        looks.incrementAndGet();
        return new Snapshot(0, List.of(), true, List.of(new ChildProcesses.Seen(1, false, looks.get())));
    }

    private void joinWaiting() {
        try {
            waiting.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void who_waits_for_a_process_that_ended_late_is_waited_for() {
        // After too many looks it has gone, and only then who waits for it goes on.
        List<Thread> left = leftovers.settle(
                () -> {
                    Snapshot look = withProcess();
                    if (looks.get() == LOOKS + 2) {
                        gone.countDown();
                        joinWaiting();
                    }
                    return look;
                },
                LOOKS,
                () -> looks.get() < LOOKS);
        assertEquals(List.of(), left);
        assertEquals(LOOKS + 2, looks.get(), "it looked on");
    }

    @Test
    void who_starts_one_process_after_another_is_waited_for_anew_once() {
        // Each time somebody asks there happens to be none.
        assertEquals(List.of(waiting), leftovers.settle(this::withProcess, LOOKS, () -> false));
        assertEquals(2 * LOOKS, looks.get());
    }

    @Test
    void who_waits_for_a_process_that_moves_for_ever_is_left() {
        assertEquals(List.of(waiting), leftovers.settle(this::withProcess, LOOKS, () -> true));
        assertEquals(LOOKS, looks.get());
    }
}
