package kata.e920_sieve;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Results on their way from those who have them, in any order, to one who takes them in ascending order. */
final class InOrder<T> {

    // One lock for all: who takes has it, so one at a time takes, and sees what the one before has done.
    private final List<T> ready;
    private final Consumer<T> take;
    private long next;
    private Throwable failure;

    /** @param places how many results may be ready and not taken */
    InOrder(int places, Consumer<T> take) {
        this.ready = new ArrayList<>(java.util.Collections.nCopies(places, null));
        this.take = take;
    }

    /** Takes the result if it is its turn, and those behind it that are ready; keeps it if not. Waits for a place. */
    synchronized void put(long index, T result) throws InterruptedException {
        while (index - next >= ready.size() && failure == null) {
            wait();
        }
        ready.set(place(index), result);
        while (failure == null && ready.get(place(next)) != null) {
            take.accept(ready.set(place(next), null));
            next++;
            notifyAll();
        }
    }

    private int place(long index) {
        return (int) (index % ready.size());
    }

    /** Nothing is taken any more, and nobody waits. The first failure is the one that counts. */
    synchronized void fail(Throwable e) {
        if (failure == null) {
            failure = e;
        }
        notifyAll();
    }

    synchronized boolean isOver() {
        return failure != null;
    }

    synchronized void throwFailure() {
        if (failure != null) {
            throw new IllegalStateException("the search failed", failure);
        }
    }
}
