/* Another right way: a transfer queues up at both ledgers in one step, behind the last one at each. */
package kata.e570_two_locks;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Lock;
import kata.model.Ledger;

/** Moves credit from one ledger to another. */
public final class Transfers {

    private static final CompletableFuture<Void> NOBODY = CompletableFuture.completedFuture(null);
    private static final Map<Lock, CompletableFuture<Void>> LAST = new HashMap<>();

    /** Moves an amount, if there is enough. */
    public boolean transfer(Ledger from, Ledger to, long amount) {
        if (from.number() == to.number()) {
            return false;
        }
        Lock fromLock = from.lock();
        Lock toLock = to.lock();
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<Void> before;
        synchronized (LAST) {
            before = CompletableFuture.allOf(LAST.getOrDefault(fromLock, NOBODY), LAST.getOrDefault(toLock, NOBODY));
            LAST.put(fromLock, done);
            LAST.put(toLock, done);
        }
        try {
            before.join();
            fromLock.lock();
            try {
                toLock.lock();
                try {
                    long balance = from.balance();
                    if (balance < amount) {
                        return false;
                    }
                    from.setBalance(balance - amount);
                    to.setBalance(to.balance() + amount);
                    return true;
                } finally {
                    toLock.unlock();
                }
            } finally {
                fromLock.unlock();
            }
        } finally {
            synchronized (LAST) {
                LAST.remove(fromLock, done);
                LAST.remove(toLock, done);
            }
            done.complete(null);
        }
    }
}
