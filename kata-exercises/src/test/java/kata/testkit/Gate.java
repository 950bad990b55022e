package kata.testkit;

import java.util.concurrent.CountDownLatch;

/**
 * Holds threads back until it opens; then it stays open. Opens by itself when the test is over.
 *
 * <p>Waits without a timeout, so that a thread held here counts as standing still.
 */
final class Gate {

    private final CountDownLatch closed = new CountDownLatch(1);
    private final String place;

    /** @param place where a thread is that is held, {@code in the prime test} */
    Gate(String place) {
        this.place = place;
        TestScope.current().add(this);
    }

    /**
     * Waits until the gate is open.
     *
     * @throws InterruptedWhileHeld if the thread is interrupted meanwhile; its interrupt status is kept
     */
    void pass() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            InterruptStatus.restore();
            throw new InterruptedWhileHeld(place, e);
        }
    }

    void open() {
        closed.countDown();
    }

    boolean isOpen() {
        return closed.getCount() == 0;
    }
}
