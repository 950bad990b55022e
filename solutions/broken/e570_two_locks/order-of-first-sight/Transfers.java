/*
 * Broken on purpose: the order is the one in which this object has met the ledgers; another object has another.
 * Verdict: DEADLOCK
 * Clause: C3
 */
package kata.e570_two_locks;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import kata.model.Ledger;

public final class Transfers {

    private final ConcurrentMap<Integer, Long> ranks = new ConcurrentHashMap<>();
    private final AtomicLong nextRank = new AtomicLong();

    public boolean transfer(Ledger from, Ledger to, long amount) {
        if (from == to) {
            return true;
        }
        boolean fromFirst = rank(from) < rank(to);
        Lock first = (fromFirst ? from : to).lock();
        Lock second = (fromFirst ? to : from).lock();
        first.lock();
        try {
            second.lock();
            try {
                long has = from.balance();
                if (has < amount) {
                    return false;
                }
                from.setBalance(has - amount);
                to.setBalance(to.balance() + amount);
                return true;
            } finally {
                second.unlock();
            }
        } finally {
            first.unlock();
        }
    }

    private long rank(Ledger ledger) {
        return ranks.computeIfAbsent(ledger.number(), n -> nextRank.getAndIncrement());
    }
}
