/*
 * Broken on purpose: one lock round all transfers, also where they have no ledger in common.
 * Verdict: NOT_CONCURRENT
 * Clause: C4
 */
package kata.e570_two_locks;

import java.util.concurrent.locks.Lock;
import kata.model.Ledger;

/** Moves credit from one ledger to another. */
public final class Transfers {

    /** Moves an amount. */
    public boolean transfer(Ledger from, Ledger to, long amount) {
        Lock first = from.lock();
        Lock second = to.lock();
        synchronized (Transfers.class) {
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
