/*
 * Broken on purpose: the locks are given back only if nothing is thrown.
 * Verdict: WRONG
 * Clause: C5
 */
package kata.e570_two_locks;

import java.util.concurrent.locks.Lock;
import kata.model.Ledger;

/** Moves credit from one ledger to another. */
public final class Transfers {

    /** Moves an amount. */
    public boolean transfer(Ledger from, Ledger to, long amount) {
        boolean upwards = from.number() < to.number();
        Lock first = upwards ? from.lock() : to.lock();
        Lock second = upwards ? to.lock() : from.lock();
        first.lock();
        second.lock();
        boolean moved = move(from, to, amount);
        second.unlock();
        first.unlock();
        return moved;
    }

    private static boolean move(Ledger from, Ledger to, long amount) {
        if (from.balance() < amount) {
            return false;
        }
        from.setBalance(from.balance() - amount);
        to.setBalance(to.balance() + amount);
        return true;
    }
}
