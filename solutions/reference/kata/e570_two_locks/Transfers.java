package kata.e570_two_locks;

import java.util.concurrent.locks.Lock;
import kata.model.Ledger;

/** Moves credit from one ledger to another. */
public final class Transfers {

    /** Moves an amount. */
    public boolean transfer(Ledger from, Ledger to, long amount) {
        // C3: the smaller number first, whichever way the amount goes. C4: the two locks of the ledgers, and no other.
        boolean upwards = from.number() < to.number();
        Lock first = upwards ? from.lock() : to.lock();
        Lock second = upwards ? to.lock() : from.lock();
        first.lock();
        try {
            second.lock();
            try {
                return move(from, to, amount); // C2
            } finally {
                second.unlock(); // C5
            }
        } finally {
            first.unlock(); // C5
        }
    }

    private static boolean move(Ledger from, Ledger to, long amount) {
        if (from.balance() < amount) {
            return false; // C1
        }
        // C1: each read follows the write before it, so from and to may be the same.
        from.setBalance(from.balance() - amount);
        to.setBalance(to.balance() + amount);
        return true;
    }
}
