/* Another right way: each call leaves its find in a queue, and whoever has the lock does all that are there. */
package kata.e510_lost_update;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    private final Queue<FutureTask<Void>> finds = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Tally tally;

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        this.tally = tally;
    }

    /** Counts one find. */
    public void found(long prime) {
        FutureTask<Void> find = new FutureTask<>(() -> tally.write(tally.read() + 1), null);
        finds.add(find);
        lock.lock();
        try {
            for (FutureTask<Void> next = finds.poll(); next != null; next = finds.poll()) {
                next.run();
            }
        } finally {
            lock.unlock();
        }
        if (find.state() == FutureTask.State.FAILED) {
            PrimeCounter.<RuntimeException>sneak(find.exceptionNow());
        }
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable failure) throws E {
        throw (E) failure;
    }
}
