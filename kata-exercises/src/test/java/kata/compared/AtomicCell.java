package kata.compared;

import java.util.concurrent.atomic.AtomicLong;
import kata.model.Cell;

/** A cell that is nothing but a cell, and begins at 0. */
public final class AtomicCell implements Cell {

    private final AtomicLong value = new AtomicLong();

    @Override
    public long get() {
        return value.get();
    }

    @Override
    public boolean compareAndSet(long expected, long next) {
        return value.compareAndSet(expected, next);
    }
}
