package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import kata.testkit.Snapshot.Rest;
import kata.testkit.Snapshot.Seen;
import kata.testkit.sample.Samples.Code;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StallTest {

    private static final int MANY_LOOKS = 60;

    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Thread> started = new ArrayList<>();

    @BeforeEach
    void rememberOtherThreads() {
        Bystanders.remember();
    }

    @AfterEach
    void endThreads() throws InterruptedException {
        end.countDown();
        for (Thread thread : started) {
            thread.interrupt();
            thread.join();
        }
    }

    @Test
    void threads_that_wait_for_others_are_a_stall() {
        start(Thread.ofPlatform(), end::await);
        start(Thread.ofPlatform(), () -> {
            synchronized (this) {
                wait();
            }
        });

        assertStall();
    }

    @Test
    void a_thread_that_waits_for_a_monitor_is_a_stall() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        start(Thread.ofPlatform(), () -> {
            synchronized (end) {
                held.countDown();
                end.await();
            }
        });
        held.await();
        start(Thread.ofPlatform(), () -> {
            synchronized (end) {
                end.await();
            }
        });

        assertStall();
    }

    @Test
    void a_thread_that_runs_is_no_stall() {
        start(Thread.ofPlatform(), () -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        });

        assertNoStall();
    }

    @Test
    void a_thread_that_waits_for_a_time_is_no_stall() {
        start(Thread.ofPlatform(), () -> Thread.sleep(60_000));

        assertNoStall();
    }

    @Test
    void threads_that_wake_each_other_are_no_stall() {
        SynchronousQueue<Integer> there = new SynchronousQueue<>();
        SynchronousQueue<Integer> back = new SynchronousQueue<>();
        start(Thread.ofPlatform(), () -> {
            while (true) {
                there.put(1);
                back.take();
            }
        });
        start(Thread.ofPlatform(), () -> {
            while (true) {
                there.take();
                back.put(1);
            }
        });

        assertNoStall();
    }

    @Test
    void a_virtual_thread_that_sleeps_is_no_stall() {
        start(Thread.ofVirtual(), () -> Thread.sleep(60_000));

        assertNoStall();
    }

    @Test
    void a_virtual_thread_that_waits_for_others_is_a_stall() {
        start(Thread.ofVirtual(), end::await);

        assertStall();
    }

    @Test
    void a_virtual_thread_that_waits_for_a_monitor_is_a_stall() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        start(Thread.ofPlatform(), () -> {
            synchronized (end) {
                held.countDown();
                end.await();
            }
        });
        held.await();
        start(Thread.ofVirtual(), () -> {
            synchronized (end) {
                end.await();
            }
        });

        assertStall();
    }

    @Test
    void a_thread_that_waits_for_a_monitor_of_a_virtual_thread_is_a_stall() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        start(Thread.ofVirtual(), () -> {
            synchronized (end) {
                held.countDown();
                end.await();
            }
        });
        held.await();
        start(Thread.ofPlatform(), () -> {
            synchronized (end) {
                end.await();
            }
        });

        assertStall();
    }

    @Test
    void idle_workers_of_pools_are_a_stall() throws Exception {
        try (ExecutorService cached = Executors.newCachedThreadPool();
                ForkJoinPool forkJoin = new ForkJoinPool(2)) {
            cached.submit(() -> {}).get();
            forkJoin.submit(() -> {}).get();

            assertStall();
        }
    }

    @Test
    void closing_an_executor_whose_tasks_wait_for_others_is_a_stall() {
        for (ExecutorService pool :
                List.of(Executors.newFixedThreadPool(1), Executors.newVirtualThreadPerTaskExecutor())) {
            pool.execute(() -> {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            start(Thread.ofPlatform(), pool::close);
        }

        assertStall();
    }

    @Test
    void a_scheduled_task_is_no_stall() {
        var scheduled = Executors.newScheduledThreadPool(1);
        try {
            scheduled.schedule(() -> {}, 1, TimeUnit.MINUTES);

            assertNoStall();
        } finally {
            scheduled.shutdownNow();
        }
    }

    @Test
    void a_stall_can_be_proved_at_once() {
        start(Thread.ofPlatform(), end::await);
        while (started.getFirst().getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        assertTrue(Stall.isNow());
    }

    @Test
    void what_moves_is_no_stall_and_is_not_waited_for() {
        start(Thread.ofPlatform(), () -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        });

        assertFalse(Stall.isNow());
    }

    @Test
    void a_bystander_that_runs_for_ever_leaves_it_undecided() {
        start(Thread.ofPlatform(), () -> {
            Bystanders.add(Thread.currentThread());
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        });

        assertFalse(OsTasks.areKnown() && Stall.isNow());
    }

    @Test
    void the_same_look_again_and_again_is_a_stall() {
        assertTrue(stallsWithin(MANY_LOOKS, () -> look(true, Rest.FOR_OTHERS, 1, 1)));
    }

    @Test
    void a_thread_that_has_used_a_nanosecond_is_no_stall() {
        AtomicLong cpu = new AtomicLong();

        assertFalse(stallsWithin(MANY_LOOKS, () -> look(true, Rest.FOR_OTHERS, 1, cpu.incrementAndGet())));
    }

    @Test
    void a_thread_that_has_waited_once_more_is_no_stall() {
        AtomicLong waited = new AtomicLong();

        assertFalse(stallsWithin(MANY_LOOKS, () -> look(true, Rest.FOR_OTHERS, waited.incrementAndGet(), 1)));
    }

    @Test
    void a_thread_that_is_woken_but_has_no_processor_yet_is_no_stall() {
        assertFalse(stallsWithin(MANY_LOOKS, () -> look(false, Rest.FOR_OTHERS, 1, 1)));
    }

    @Test
    void a_thread_in_native_code_that_uses_no_processor_is_no_stall() {
        assertFalse(stallsWithin(MANY_LOOKS, () -> look(true, Rest.MOVES, 1, 1)));
    }

    private static Snapshot look(boolean asleep, Rest rest, long waited, long cpu) {
        return new Snapshot(asleep, List.of(new Seen(1, rest, Thread.State.WAITING, 0, waited, cpu)));
    }

    private void start(Thread.Builder builder, Code code) {
        started.add(builder.start(() -> {
            try {
                code.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }));
    }

    private static void assertStall() {
        assertTrue(stallsWithin(20 * MANY_LOOKS, Snapshot::take), "nothing can move any more");
    }

    private static void assertNoStall() {
        assertFalse(stallsWithin(MANY_LOOKS, Snapshot::take), "something may still move");
    }

    private static boolean stallsWithin(int looks, Supplier<Snapshot> eyes) {
        Stall stall = new Stall(eyes);
        Snapshot last = null;
        while (looks > 0) {
            if (stall.nothingMoves()) {
                return true;
            }
            looks -= stall.last() == last ? 0 : 1;
            last = stall.last();
            LockSupport.parkNanos(1_000_000);
        }
        return false;
    }
}
