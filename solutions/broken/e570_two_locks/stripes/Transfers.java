/*
 * Broken on purpose: both locks are got behind one of 16 gates, so who waits at one holds up others with other ledgers.
 * Verdict: NOT_CONCURRENT
 * Clause: C4
 */
package kata.e570_two_locks;

import java.util.concurrent.locks.Lock;
import kata.model.Ledger;

/** Moves credit from one ledger to another. */
public final class Transfers {

    /** Getting both locks is one step among those that could get in each other's way. */
    private static final Object[] GATES = new Object[16];

    static {
        for (int i = 0; i < GATES.length; i++) {
            GATES[i] = new Object();
        }
    }

    public boolean transfer(Ledger from, Ledger to, long amount) {
        if (from == to) {
            return false;
        }
        boolean up = from.number() < to.number();
        Ledger first = up ? from : to;
        Ledger second = up ? to : from;
        Lock outer = first.lock();
        Lock inner = second.lock();
        synchronized (GATES[Math.floorMod(first.number(), GATES.length)]) {
            outer.lock();
            try {
                inner.lock();
            } catch (Throwable t) {
                outer.unlock();
                throw t;
            }
        }
        try {
            return move(from, to, amount);
        } finally {
            inner.unlock();
            outer.unlock();
        }
    }

    private static boolean move(Ledger from, Ledger to, long amount) {
        long there = from.balance();
        if (there < amount) {
            return false;
        }
        from.setBalance(there - amount);
        to.setBalance(to.balance() + amount);
        return true;
    }
}
