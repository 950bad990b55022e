/*
 * Broken on purpose: the amount is taken under one lock and given under the other, and is nowhere in between.
 * Verdict: WRONG
 * Clause: C2
 */
package kata.e570_two_locks;

import kata.model.Ledger;

/** Moves credit from one ledger to another. */
public final class Transfers {

    /** Moves an amount. */
    public boolean transfer(Ledger from, Ledger to, long amount) {
        from.lock().lock();
        try {
            if (from.balance() < amount) {
                return false;
            }
            from.setBalance(from.balance() - amount);
        } finally {
            from.lock().unlock();
        }
        to.lock().lock();
        try {
            to.setBalance(to.balance() + amount);
        } finally {
            to.lock().unlock();
        }
        return true;
    }
}
