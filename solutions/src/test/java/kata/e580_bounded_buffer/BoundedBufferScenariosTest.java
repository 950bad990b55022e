package kata.e580_bounded_buffer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import kata.model.Shelf;
import kata.testkit.Expect;
import kata.testkit.Scenario;

/**
 * What is explored of {@link BoundedBuffer} to compare tools.
 *
 * <p>No test of its own, see {@link kata.compared.RaceToolsRun}; the name must end in Test, or it would be taken for
 * the code that is explored.
 */
final class BoundedBufferScenariosTest {

    private BoundedBufferScenariosTest() {}

    /** A shelf at which threads can be held, and that knows if two were at it at once. */
    abstract static class AtAShelf implements Scenario, Shelf {

        private final int capacity;
        private final List<Long> expected;
        private final Deque<Long> numbers = new ArrayDeque<>();
        private final AtomicInteger there = new AtomicInteger();
        private volatile boolean shared;
        final Queue<Long> taken = new ConcurrentLinkedQueue<>();
        private final BoundedBuffer buffer;

        AtAShelf(int capacity, Long... expected) {
            this.capacity = capacity;
            this.expected = List.of(expected);
            buffer = new BoundedBuffer(this);
        }

        private void come() {
            shared |= there.incrementAndGet() > 1;
            step();
        }

        @Override
        public int capacity() {
            return capacity;
        }

        @Override
        public int size() {
            come();
            int size = numbers.size();
            there.decrementAndGet();
            return size;
        }

        @Override
        public void add(long number) {
            come();
            boolean full = numbers.size() == capacity;
            if (!full) {
                numbers.add(number);
            }
            there.decrementAndGet();
            if (full) {
                throw new IllegalStateException("the shelf is full");
            }
        }

        @Override
        public long remove() {
            come();
            try {
                return numbers.remove();
            } finally {
                there.decrementAndGet();
            }
        }

        Void put(long... all) throws InterruptedException {
            for (long number : all) {
                buffer.put(number);
            }
            return null;
        }

        Void take(int times) throws InterruptedException {
            for (int i = 0; i < times; i++) {
                taken.add(buffer.take());
            }
            return null;
        }

        @Override
        public void check() throws Exception {
            Expect.that(!shared, () -> "two threads were at the shelf at once");
            Expect.equal("the numbers that arrived", taken.stream().sorted().toList(), expected);
        }
    }

    /** Two consumers wait for one producer. */
    static final class TwoConsumers extends AtAShelf {

        TwoConsumers() {
            super(1, 2L, 3L);
        }

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> take(1), () -> take(1), () -> put(2, 3));
        }
    }

    /** Two producers wait for one consumer: the first fills the shelf before. */
    static final class TwoProducers extends AtAShelf {

        TwoProducers() {
            super(1, 2L, 3L, 5L);
        }

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> put(2, 3), () -> put(5), () -> take(3));
        }
    }

    /** One on each side, and a place for each. */
    static final class BothSides extends AtAShelf {

        BothSides() {
            super(2, 2L, 3L);
        }

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> put(2, 3), () -> take(2));
        }
    }

    /** A consumer is interrupted, and somebody else puts a number. */
    static final class Interrupted extends AtAShelf {

        private volatile Thread consumer;

        Interrupted() {
            super(1, 2L, 3L);
        }

        @Override
        public List<Callable<?>> work() {
            return List.of(
                    () -> {
                        consumer = Thread.currentThread();
                        try {
                            return take(1);
                        } catch (InterruptedException e) {
                            return null;
                        }
                    },
                    () -> {
                        Thread sleeper = consumer;
                        if (sleeper != null) {
                            sleeper.interrupt();
                        }
                        return put(2);
                    });
        }

        @Override
        public void check() throws Exception {
            if (taken.isEmpty()) {
                take(1);
            }
            put(3);
            take(1);
            super.check();
        }
    }
}
