/*
 * Broken on purpose: the order is that of the absolute values, and -7 and 7 have the same one.
 * Verdict: DEADLOCK
 * Clause: C3
 */
package kata.e570_two_locks;

import java.util.concurrent.locks.Lock;
import kata.model.Ledger;

/** Moves credit from one ledger to another. */
public final class Transfers {

    /** Moves an amount. */
    public boolean transfer(Ledger from, Ledger to, long amount) {
        boolean up = Math.abs(from.number()) < Math.abs(to.number());
        Lock outer = (up ? from : to).lock();
        Lock inner = (up ? to : from).lock();
        outer.lock();
        try {
            inner.lock();
            try {
                if (from.balance() < amount) {
                    return false;
                }
                from.setBalance(from.balance() - amount);
                to.setBalance(to.balance() + amount);
                return true;
            } finally {
                inner.unlock();
            }
        } finally {
            outer.unlock();
        }
    }
}
