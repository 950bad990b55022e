/*
 * Broken on purpose: the second lock is tried again and again, and the first one is held meanwhile.
 * Verdict: TIMEOUT
 * Clause: C3
 */
package kata.e570_two_locks;

import java.util.concurrent.locks.Lock;
import kata.model.Ledger;

/** Moves credit from one ledger to another. */
public final class Transfers {

    /** Moves an amount, if there is enough. */
    public boolean transfer(Ledger from, Ledger to, long amount) {
        if (from == to) {
            return true;
        }
        Lock fromLock = from.lock();
        Lock toLock = to.lock();
        fromLock.lock();
        try {
            while (!toLock.tryLock()) {
                Thread.yield();
            }
            try {
                if (from.balance() < amount) {
                    return false;
                }
                from.setBalance(from.balance() - amount);
                to.setBalance(to.balance() + amount);
                return true;
            } finally {
                toLock.unlock();
            }
        } finally {
            fromLock.unlock();
        }
    }
}
