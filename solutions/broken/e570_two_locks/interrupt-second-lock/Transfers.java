/*
 * Broken on purpose: an interrupt ends the wait for the second lock, and nothing is moved.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e570_two_locks;

import java.util.concurrent.locks.Lock;
import kata.model.Ledger;

/** Moves credit from one ledger to another. */
public final class Transfers {

    public boolean transfer(Ledger from, Ledger to, long amount) {
        if (from == to) {
            return false;
        }
        boolean up = from.number() < to.number();
        Lock outer = (up ? from : to).lock();
        outer.lock();
        try {
            Lock inner = (up ? to : from).lock();
            if (!inner.tryLock()) {
                inner.lockInterruptibly(); // do not sit on the first lock for ever
            }
            try {
                return move(from, to, amount);
            } finally {
                inner.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
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
