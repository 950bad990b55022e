package kata.e580_bounded_buffer;

import kata.model.Shelf;

/**
 * Numbers on their way from those who find them to those who test them, with a limited number of places between.
 *
 * <p>May be used by several threads at once, on either side.
 *
 * <ul>
 *   <li>C1 The numbers lie on the shelf and nowhere else.
 *   <li>C2 Only one thread at a time is at the shelf, also to look at its size.
 *   <li>C4 To be woken is no promise: a thread goes on only if there still is a place, or a number, when its turn
 *       comes.
 *   <li>C5 However many threads wait on either side, none sleeps before a free place or before a number, also if others
 *       sleep at another buffer.
 *   <li>C7 Whoever waits sleeps until it is woken; it does not look again and again.
 * </ul>
 */
public final class BoundedBuffer {

    // TODO C2: whatever is needed so that one thread at a time is at the shelf

    /** A buffer on this shelf, which is empty and which nobody else uses. */
    public BoundedBuffer(Shelf shelf) {
        // TODO C1: keep the shelf
    }

    /**
     * Adds a number to the shelf (C1). Waits while the shelf is full (C3).
     *
     * @throws InterruptedException if the thread is interrupted while it waits; then nothing was put, and the buffer is
     *     as useful as before, also if the thread was about to be woken (C6)
     */
    public void put(long number) throws InterruptedException {
        // TODO C3, C4, C7: wait for a place
        // TODO C1, C5: lay the number on the shelf, and think of those who wait
        throw new UnsupportedOperationException("TODO: put the number");
    }

    /**
     * Removes the oldest number from the shelf (C1). Waits while the shelf is empty (C3).
     *
     * @return the number
     * @throws InterruptedException if the thread is interrupted while it waits; then nothing was taken, and the buffer
     *     is as useful as before, also if the thread was about to be woken (C6)
     */
    public long take() throws InterruptedException {
        // TODO C3, C4, C7: wait for a number
        // TODO C1, C5: take it from the shelf, and think of those who wait
        throw new UnsupportedOperationException("TODO: take a number");
    }
}
