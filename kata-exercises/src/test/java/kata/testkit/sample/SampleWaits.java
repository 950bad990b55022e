package kata.testkit.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import kata.testkit.TestTrial;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A learner's test that waits in one of several ways, for tests of the testkit. */
public abstract class SampleWaits {

    /** Ways to wait for a time. */
    public enum ForATime {
        /** For a latch. */
        LATCH,
        /** For a permit. */
        PERMIT,
        /** For an element. */
        ELEMENT,
        /** For a value. */
        VALUE,
        /** To be notified. */
        NOTIFY,
        /** To be notified, with a limit of two parts. */
        NOTIFY_NANOS,
        /** To be signalled. */
        SIGNAL,
        /** For its own end. */
        END,
        /** For its own end, with a limit that is a duration. */
        END_BY_DURATION,
        /** For a thread that waits for a time itself. */
        OTHER_THREAD
    }

    /** Ways to wait for what happens, or not at all. */
    public enum ForAnEvent {
        /** For a latch that another thread opens. */
        OPENED,
        /** For a thread that ends. */
        ENDED,
        /** For what an executor does, which is not to be stopped by a deadline that lies far off. */
        DONE_BEFORE_A_DEADLINE,
        /** Until a clock has gone on, or something has happened. */
        ASKED_UNTIL_A_TIME,
        /** Looks without waiting. */
        LOOKED,
        /** For a condition of Awaitility, after a delay. */
        DELAYED
    }

    /** The name of one of them. */
    abstract String way();

    @Test
    void waits() throws Exception {
        for (ForATime pause : ForATime.values()) {
            if (pause.name().equals(way())) {
                forATime(pause);
                return;
            }
        }
        forAnEvent(ForAnEvent.valueOf(way()));
    }

    private static void forATime(ForATime way) throws Exception {
        switch (way) {
            case LATCH -> assertFalse(new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS));
            case PERMIT -> assertFalse(new Semaphore(0).tryAcquire(1, TimeUnit.MILLISECONDS));
            case ELEMENT -> assertEquals(null, new LinkedBlockingQueue<>().poll(1, TimeUnit.MILLISECONDS));
            case VALUE ->
                assertThrows(TimeoutException.class, () -> new CompletableFuture<>().get(1, TimeUnit.MILLISECONDS));
            case NOTIFY -> notified(0);
            case NOTIFY_NANOS -> notified(1);
            case SIGNAL -> {
                ReentrantLock lock = new ReentrantLock();
                lock.lock();
                assertTrue(lock.newCondition().awaitNanos(1_000_000) <= 0);
                lock.unlock();
            }
            case END -> Thread.currentThread().join(1);
            case END_BY_DURATION -> assertFalse(Thread.currentThread().join(Duration.ofMillis(1)));
            case OTHER_THREAD -> {
                Thread other = Thread.ofPlatform().daemon().start(() -> notified(0));
                other.join();
            }
        }
    }

    private static void notified(int nanos) {
        Object nobody = new Object();
        synchronized (nobody) {
            try {
                if (nanos == 0) {
                    nobody.wait(1);
                } else {
                    nobody.wait(1, nanos);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void forAnEvent(ForAnEvent way) throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        Thread opener = Thread.ofPlatform().daemon().start(open::countDown);
        switch (way) {
            case OPENED -> assertTrue(open.await(1, TimeUnit.NANOSECONDS));
            case ENDED -> assertTrue(opener.join(Duration.ofNanos(1)));
            case DONE_BEFORE_A_DEADLINE -> {
                try (ScheduledExecutorService deadlines = Executors.newScheduledThreadPool(1)) {
                    Thread me = Thread.currentThread();
                    deadlines.schedule(me::interrupt, 1, TimeUnit.NANOSECONDS);
                    assertTrue(open.await(1, TimeUnit.NANOSECONDS));
                    deadlines.shutdownNow();
                }
            }
            case ASKED_UNTIL_A_TIME -> {
                long nanos = System.nanoTime();
                long millis = System.currentTimeMillis();
                Instant now = Instant.now();
                while (open.getCount() > 0 && System.nanoTime() <= nanos) {
                    Thread.onSpinWait();
                }
                assertEquals(0, open.getCount());
                assertEquals(millis, System.currentTimeMillis());
                assertEquals(now, Instant.now());
            }
            case LOOKED -> assertFalse(new CountDownLatch(1).await(0, TimeUnit.SECONDS));
            case DELAYED -> {
                Awaitility.await()
                        .pollDelay(1, TimeUnit.HOURS)
                        .atMost(2, TimeUnit.HOURS)
                        .until(() -> true);
                Awaitility.await()
                        .pollDelay(Duration.ofHours(1))
                        .atMost(Duration.ofHours(2))
                        .until(() -> true);
                Awaitility.await()
                        .during(Duration.ofHours(1))
                        .atMost(Duration.ofHours(2))
                        .until(() -> true);
            }
        }
        opener.join();
    }

    /** Hands in the way. */
    public static final class Given extends SampleWaits {

        private static final TestTrial TRIAL = TestTrial.current();

        @Override
        String way() {
            return (String) TRIAL.subject();
        }
    }

    /** Takes longer than it is declared to. */
    public static final class Declared {

        @Test
        @Timeout(value = 1, unit = TimeUnit.NANOSECONDS)
        void looks() throws Exception {
            CountDownLatch open = new CountDownLatch(1);
            Thread.ofPlatform().daemon().start(open::countDown);
            open.await();
        }
    }

    /** Waits for a latch that is handed in, without a limit. */
    public static final class Held {

        private static final TestTrial TRIAL = TestTrial.current();

        @Test
        void waits() throws Exception {
            ((CountDownLatch) TRIAL.subject()).await();
        }
    }
}
