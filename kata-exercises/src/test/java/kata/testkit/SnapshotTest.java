package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.locks.ReentrantLock;
import kata.testkit.Snapshot.Rest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is seen of the JDK's thread that waits for the end of a process. */
class SnapshotTest {

    /** No process has it: the greatest that Linux gives is less. */
    private static final long PID = 1L << 30;

    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean over;
    private Thread reaper;

    @BeforeEach
    void begin() {
        Bystanders.remember();
        TestScope.begin();
        new Workers();
    }

    @AfterEach
    void end() throws InterruptedException {
        over = true;
        reaper.join();
        TestScope.current().end();
    }

    private Rest restOf(Runnable work, Thread.State state) {
        reaper = new Thread(work, "process reaper (pid " + PID + ")");
        reaper.start();
        while (reaper.getState() != state || state != Thread.State.RUNNABLE && !lock.hasQueuedThread(reaper)) {
            Thread.onSpinWait();
        }
        return Snapshot.take().threads().stream()
                .filter(seen -> seen.id() == reaper.threadId())
                .findFirst()
                .orElseThrow()
                .rest();
    }

    @Test
    void who_clears_away_a_process_that_has_ended_moves() {
        assertEquals(
                Rest.MOVES,
                restOf(
                        () -> {
                            while (!over) {
                                Thread.onSpinWait();
                            }
                        },
                        Thread.State.RUNNABLE));
    }

    @Test
    void who_waits_for_a_lock_to_clear_away_a_process_waits_for_who_has_it() {
        lock.lock();
        try {
            assertEquals(
                    Rest.FOR_OTHERS,
                    restOf(
                            () -> {
                                lock.lock();
                                lock.unlock();
                            },
                            Thread.State.WAITING));
        } finally {
            lock.unlock();
        }
    }
}
