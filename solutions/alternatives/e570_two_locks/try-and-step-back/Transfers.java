/* Another right way: nobody waits for the second lock: who does not get it gives the first one back. */
package kata.e570_two_locks;

import kata.model.Ledger;

/** Moves credit from one ledger to another. */
public final class Transfers {

    /** Moves an amount. */
    public boolean transfer(Ledger from, Ledger to, long amount) {
        while (true) {
            from.lock().lock();
            try {
                if (to.lock().tryLock()) {
                    try {
                        return move(from, to, amount);
                    } finally {
                        to.lock().unlock();
                    }
                }
            } finally {
                from.lock().unlock();
            }
            Thread.yield();
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
