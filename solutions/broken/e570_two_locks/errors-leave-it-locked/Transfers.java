/*
 * Broken on purpose: if a ledger throws an Error (not an Exception), both ledgers stay locked.
 * Verdict: WRONG
 * Clause: C5
 */
package kata.e570_two_locks;

import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import kata.model.Ledger;

public final class Transfers {

    public boolean transfer(Ledger from, Ledger to, long amount) {
        TreeMap<Integer, Lock> locks = new TreeMap<>();
        locks.put(from.number(), from.lock());
        locks.put(to.number(), to.lock());
        locks.values().forEach(Lock::lock);
        boolean moved;
        try {
            moved = from != to && from.balance() >= amount;
            if (moved) {
                from.setBalance(from.balance() - amount);
                to.setBalance(to.balance() + amount);
            }
        } catch (RuntimeException e) {
            unlock(List.copyOf(locks.descendingMap().values()));
            throw e;
        }
        unlock(List.copyOf(locks.descendingMap().values()));
        return moved;
    }

    private static void unlock(List<Lock> locks) {
        locks.forEach(Lock::unlock);
    }
}
