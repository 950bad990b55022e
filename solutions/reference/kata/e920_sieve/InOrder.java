package kata.e920_sieve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Results on their way from those who have them, in any order, to one who takes them in ascending order. */
final class InOrder<T> {

    // C3: one lock for all. Who takes has it, so one at a time takes, and sees what was done before.
    private final List<T> ready;
    private final Consumer<T> take;
    private long next;
    private Throwable failure;

    /** @param places how many results may be ready and not taken */
    InOrder(int places, Consumer<T> take) {
        this.ready = new ArrayList<>(Collections.nCopies(places, null));
        this.take = take;
    }

    /** Takes the result and those behind it that are ready, if it is its turn; else keeps it. Waits for a place. */
    synchronized void put(long number, T result) throws InterruptedException {
        // C5: whoever is too far ahead waits, the one whose turn it is never.
        while (number - next >= ready.size() && failure == null) {
            wait();
        }
        ready.set(place(number), result);
        while (failure == null && ready.get(place(next)) != null) {
            take.accept(ready.set(place(next), null));
            next++;
            notifyAll();
        }
    }

    private int place(long number) {
        return (int) (number % ready.size());
    }

    /** C7: from now on nothing is taken, and nobody waits. The first failure is the one that counts. */
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
