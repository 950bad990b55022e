package kata.compared;

import java.util.ArrayDeque;
import java.util.Deque;
import kata.model.Shelf;

/** A shelf that is nothing but a shelf. */
public final class PlainShelf implements Shelf {

    private final Deque<Long> numbers = new ArrayDeque<>();
    private final int capacity;

    /** An empty shelf. */
    public PlainShelf(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public int size() {
        return numbers.size();
    }

    @Override
    public void add(long number) {
        if (numbers.size() == capacity) {
            throw new IllegalStateException("the shelf is full");
        }
        numbers.add(number);
    }

    @Override
    public long remove() {
        return numbers.remove();
    }
}
