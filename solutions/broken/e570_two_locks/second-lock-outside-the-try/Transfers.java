/*
 * Broken on purpose: the first lock is not given back if the second one cannot be had.
 * Verdict: WRONG
 * Clause: C5
 */
package kata.e570_two_locks;

import kata.model.Ledger;

/** Moves credit from one ledger to another. */
public final class Transfers {

    /** Moves an amount. */
    public boolean transfer(Ledger from, Ledger to, long amount) {
        Ledger first = from.number() < to.number() ? from : to;
        Ledger second = first == from ? to : from;
        first.lock().lock();
        second.lock().lock();
        try {
            return move(from, to, amount);
        } finally {
            second.lock().unlock();
            first.lock().unlock();
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
