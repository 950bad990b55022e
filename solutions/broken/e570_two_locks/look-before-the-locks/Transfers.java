/*
 * Broken on purpose: the look at the balance has its own hold of the lock, so the credit may be gone afterwards.
 * Verdict: RACE
 * Clause: C2
 */
package kata.e570_two_locks;

import java.util.concurrent.locks.Lock;
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
        } finally {
            from.lock().unlock();
        }
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
        from.setBalance(from.balance() - amount);
        to.setBalance(to.balance() + amount);
        return true;
    }
}
