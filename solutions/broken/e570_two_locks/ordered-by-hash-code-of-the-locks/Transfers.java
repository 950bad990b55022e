/*
 * Broken on purpose: the order is that of the hash codes of the locks, and two of them may have the same one.
 * Verdict: DEADLOCK
 * Clause: C3
 */
package kata.e570_two_locks;

import java.util.concurrent.locks.Lock;
import kata.model.Ledger;

public final class Transfers {

    public boolean transfer(Ledger from, Ledger to, long amount) {
        if (from == to) {
            return false;
        }
        boolean fromFirst = System.identityHashCode(from.lock()) < System.identityHashCode(to.lock());
        Lock first = fromFirst ? from.lock() : to.lock();
        Lock second = fromFirst ? to.lock() : from.lock();
        first.lock();
        try {
            second.lock();
            try {
                if (from.balance() < amount) {
                    return false;
                }
                from.setBalance(from.balance() - amount);
                to.setBalance(to.balance() + amount);
                return true;
            } finally {
                second.unlock();
            }
        } finally {
            first.unlock();
        }
    }
}
