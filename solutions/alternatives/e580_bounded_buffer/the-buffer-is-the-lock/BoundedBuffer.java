/* Another right way: synchronized methods on the buffer itself. */
package kata.e580_bounded_buffer;

import kata.model.Shelf;

/** Numbers on their way from those who find them to those who test them, with a limited number of places between. */
public final class BoundedBuffer {

    private final Shelf shelf;

    /** A buffer on this shelf, which nobody else uses. */
    public BoundedBuffer(Shelf shelf) {
        this.shelf = shelf;
    }

    /** Adds a number to the shelf. */
    public synchronized void put(long number) throws InterruptedException {
        while (shelf.size() == shelf.capacity()) {
            wait();
        }
        shelf.add(number);
        notifyAll();
    }

    /** Removes the oldest number from the shelf. */
    public synchronized long take() throws InterruptedException {
        while (shelf.size() == 0) {
            wait();
        }
        long number = shelf.remove();
        notifyAll();
        return number;
    }
}
