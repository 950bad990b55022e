package kata.testkit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A place at which threads are held and take no notice of interrupts, as in a long calculation or a read from an old
 * device.
 *
 * <p>Safe for several threads. Lets go by itself when the test is over. A thread held here counts as standing still.
 */
public final class Stubborn {

    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger held = new AtomicInteger();

    /** A place that holds everybody until {@link #letGo()}. */
    public Stubborn() {
        TestScope.current().atTheEnd(this::letGo);
    }

    /** Waits until {@link #letGo()}. An interrupt meanwhile only sets the thread's interrupt status. */
    public void hold() {
        boolean interrupted = false;
        held.incrementAndGet();
        try {
            while (true) {
                try {
                    closed.await();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            held.decrementAndGet();
            if (interrupted) {
                InterruptStatus.restore();
            }
        }
    }

    /** Whether a thread is held now. */
    public boolean isHolding() {
        return held.get() > 0;
    }

    /** Lets all threads go, those to come too. */
    public void letGo() {
        closed.countDown();
    }
}
