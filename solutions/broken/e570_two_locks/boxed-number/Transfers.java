/*
 * Broken on purpose: the same ledger is told by comparing boxed numbers, which works for small ones only.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e570_two_locks;

import java.util.concurrent.locks.Lock;
import kata.model.Ledger;

/** Moves credit from one ledger to another. */
public final class Transfers {

    public boolean transfer(Ledger from, Ledger to, long amount) {
        Integer source = from.number();
        Integer target = to.number();
        if (source == target) {
            return false;
        }
        boolean up = source < target;
        Lock outer = (up ? from : to).lock();
        outer.lock();
        try {
            Lock inner = (up ? to : from).lock();
            inner.lock();
            try {
                long available = from.balance();
                long credit = to.balance();
                if (available < amount) {
                    return false;
                }
                from.setBalance(available - amount);
                to.setBalance(credit + amount);
                return true;
            } finally {
                inner.unlock();
            }
        } finally {
            outer.unlock();
        }
    }
}
