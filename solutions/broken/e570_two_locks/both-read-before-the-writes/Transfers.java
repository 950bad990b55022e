/*
 * Broken on purpose: a transfer to the same ledger makes credit from nothing.
 * Verdict: WRONG
 * Clause: C1
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
        try {
            second.lock();
            try {
                return move(from, to, amount);
            } finally {
                second.unlock();
            }
        } finally {
            first.unlock();
        }
    }

    private static boolean move(Ledger from, Ledger to, long amount) {
        long there = from.balance();
        long here = to.balance();
        if (there < amount) {
            return false;
        }
        from.setBalance(there - amount);
        to.setBalance(here + amount);
        return true;
    }
}
