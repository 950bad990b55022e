package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InterruptStatusTest {

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicBoolean status = new AtomicBoolean();

    private void restore() {
        InterruptStatus.restore();
        status.set(Thread.currentThread().isInterrupted());
    }

    private class Own extends Thread {

        @Override
        public void interrupt() {
            calls.incrementAndGet();
            super.interrupt();
        }

        @Override
        public void run() {
            restore();
        }
    }

    private void assertRestored(Thread thread) throws InterruptedException {
        thread.start();
        thread.join();
        assertTrue(status.get(), "it is interrupted");
        assertEquals(0, calls.get(), "calls of the thread's own interrupt");
    }

    @Test
    void thread_is_interrupted_again() throws Exception {
        assertRestored(new Thread(this::restore));
    }

    @Test
    void virtual_thread_is_interrupted_again() throws Exception {
        assertRestored(Thread.ofVirtual().unstarted(this::restore));
    }

    @Test
    void worker_of_a_pool_is_interrupted_again() throws Exception {
        try (ForkJoinPool pool = new ForkJoinPool(1)) {
            pool.submit(() -> {
                        restore();
                        Thread.interrupted();
                    })
                    .get();
        }
        assertTrue(status.get());
    }

    @Test
    void interrupt_of_its_own_is_not_called() throws Exception {
        assertRestored(new Own());
    }

    @Test
    void interrupt_of_a_class_above_is_not_called() throws Exception {
        assertRestored(new Own() {
            @Override
            public void interrupt() {
                calls.incrementAndGet();
                super.interrupt();
            }
        });
    }
}
