/* Another right way: a flag says that somebody is at the tally, the others wait until it goes down. */
package kata.e510_lost_update;

import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    private final Object lock = new Object();
    private boolean busy; // guarded by lock
    private final Tally tally;

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        this.tally = tally;
    }

    /** Counts one find. */
    public void found(long prime) {
        synchronized (lock) {
            try {
                while (busy) {
                    lock.wait();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted while waiting for its turn", e);
            }
            busy = true;
        }
        try {
            tally.write(tally.read() + 1);
        } finally {
            synchronized (lock) {
                busy = false;
                lock.notify();
            }
        }
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }
}
