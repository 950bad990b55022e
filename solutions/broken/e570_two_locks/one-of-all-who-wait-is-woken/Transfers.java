/*
 * Broken on purpose: one of all who wait is woken; if its ledgers are not free, nobody else hears of those that are.
 * Verdict: NOT_CONCURRENT
 * Clause: C4
 */
package kata.e570_two_locks;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import kata.model.Ledger;

/** Moves credit from one ledger to another. */
public final class Transfers {

    private static final Set<Lock> IN_USE = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Moves an amount, if there is enough. */
    public boolean transfer(Ledger from, Ledger to, long amount) {
        if (from.number() == to.number()) {
            return true;
        }
        Lock fromLock = from.lock();
        Lock toLock = to.lock();
        reserve(fromLock, toLock);
        try {
            fromLock.lock();
            try {
                toLock.lock();
                try {
                    return move(from, to, amount);
                } finally {
                    toLock.unlock();
                }
            } finally {
                fromLock.unlock();
            }
        } finally {
            giveBack(fromLock, toLock);
        }
    }

    private static void reserve(Lock one, Lock other) {
        boolean interrupted = false;
        synchronized (IN_USE) {
            while (IN_USE.contains(one) || IN_USE.contains(other)) {
                try {
                    IN_USE.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            IN_USE.add(one);
            IN_USE.add(other);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void giveBack(Lock one, Lock other) {
        synchronized (IN_USE) {
            IN_USE.remove(one);
            IN_USE.remove(other);
            IN_USE.notify();
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
