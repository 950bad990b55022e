/*
 * Broken on purpose: the balance is counted as an int, and a large one does not fit into it.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e570_two_locks;

import java.util.concurrent.locks.Lock;
import kata.model.Ledger;

/** Moves credit from one ledger to another. */
public final class Transfers {

    /** Moves an amount. */
    public boolean transfer(Ledger from, Ledger to, long amount) {
        boolean up = from.number() < to.number();
        Lock outer = (up ? from : to).lock();
        Lock inner = (up ? to : from).lock();
        outer.lock();
        try {
            inner.lock();
            try {
                int left = (int) from.balance() - (int) amount;
                if (left < 0) {
                    return false;
                }
                from.setBalance(left);
                to.setBalance(to.balance() + amount);
                return true;
            } finally {
                inner.unlock();
            }
        } finally {
            outer.unlock();
        }
    }
}
