/* Another right way: a latch for each change of the shelf. */
package kata.e580_bounded_buffer;

import java.util.concurrent.CountDownLatch;
import kata.model.Shelf;

/** Numbers on their way from those who find them to those who test them. */
public final class BoundedBuffer {

    /** How a thread came off: it has done its step, or it has to wait for this. */
    private record Attempt(long number, CountDownLatch nextChange) {}

    private final Shelf shelf;
    private CountDownLatch nextChange = new CountDownLatch(1);

    public BoundedBuffer(Shelf shelf) {
        this.shelf = shelf;
    }

    public void put(long number) throws InterruptedException {
        for (CountDownLatch later = tryPut(number); later != null; later = tryPut(number)) {
            later.await();
        }
    }

    public long take() throws InterruptedException {
        Attempt attempt = tryTake();
        while (attempt.nextChange() != null) {
            attempt.nextChange().await();
            attempt = tryTake();
        }
        return attempt.number();
    }

    private synchronized CountDownLatch tryPut(long number) {
        if (shelf.size() == shelf.capacity()) {
            return nextChange;
        }
        shelf.add(number);
        changed();
        return null;
    }

    private synchronized Attempt tryTake() {
        if (shelf.size() == 0) {
            return new Attempt(0, nextChange);
        }
        long number = shelf.remove();
        changed();
        return new Attempt(number, null);
    }

    private void changed() {
        CountDownLatch seen = nextChange;
        nextChange = new CountDownLatch(1);
        seen.countDown();
    }
}
