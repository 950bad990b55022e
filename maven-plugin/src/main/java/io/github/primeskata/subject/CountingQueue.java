package io.github.primeskata.subject;

import java.util.AbstractQueue;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A queue of the numbers 1 to a last one, each made when it is taken: a hundred million of them need no memory. Several
 * threads may take from it at once. Nothing can be put in.
 */
final class CountingQueue extends AbstractQueue<Long> {

    private final AtomicLong taken = new AtomicLong();
    private final long last;

    CountingQueue(long last) {
        this.last = last;
    }

    @Override
    public Long poll() {
        long n = taken.incrementAndGet();
        return n <= last ? n : null;
    }

    @Override
    public Long peek() {
        long n = taken.get() + 1;
        return n <= last ? n : null;
    }

    @Override
    public int size() {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(0, last - taken.get()));
    }

    @Override
    public boolean offer(Long n) {
        return false;
    }

    @Override
    public Iterator<Long> iterator() {
        throw new UnsupportedOperationException("numbers are taken, not looked through");
    }
}
