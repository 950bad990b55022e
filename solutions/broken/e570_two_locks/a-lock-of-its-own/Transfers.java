/*
 * Broken on purpose: a lock of the class guards the transfers, but nobody else knows of it.
 * Verdict: WRONG
 * Clause: C2
 */
package kata.e570_two_locks;

import kata.model.Ledger;

/** Moves credit from one ledger to another. */
public final class Transfers {

    /** Moves an amount. */
    public boolean transfer(Ledger from, Ledger to, long amount) {
        synchronized (Transfers.class) {
            return move(from, to, amount);
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
