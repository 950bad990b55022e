/*
 * Broken on purpose: the early return leaves both locked.
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
        if (from.balance() < amount) {
            return false;
        }
        try {
            return move(from, to, amount);
        } finally {
            second.unlock();
            first.unlock();
        }
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
