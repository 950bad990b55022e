/*
 * Broken on purpose: after 50 polite tries it holds the first lock and waits for the second, in any order.
 * Verdict: DEADLOCK
 * Clause: C3
 */
package kata.e570_two_locks;

import java.util.concurrent.locks.Lock;
import kata.model.Ledger;

public final class Transfers {

    private static final int POLITE = 50;

    public boolean transfer(Ledger from, Ledger to, long amount) {
        if (from == to) {
            return true;
        }
        Lock mine = from.lock();
        Lock other = to.lock();
        for (int tries = 0; tries < POLITE; tries++) {
            mine.lock();
            try {
                if (other.tryLock()) {
                    try {
                        return move(from, to, amount);
                    } finally {
                        other.unlock();
                    }
                }
            } finally {
                mine.unlock();
            }
            Thread.yield();
        }
        mine.lock();
        try {
            other.lock(); // whoever had it must be done by now
            try {
                return move(from, to, amount);
            } finally {
                other.unlock();
            }
        } finally {
            mine.unlock();
        }
    }

    private static boolean move(Ledger from, Ledger to, long amount) {
        long has = from.balance();
        if (has < amount) {
            return false;
        }
        from.setBalance(has - amount);
        to.setBalance(to.balance() + amount);
        return true;
    }
}
