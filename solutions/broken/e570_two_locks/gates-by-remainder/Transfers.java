/*
 * Broken on purpose: 1 to 2 and 9 to 10 go through the same gate, and one waits for the other.
 * Verdict: NOT_CONCURRENT
 * Clause: C4
 */
package kata.e570_two_locks;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import kata.model.Ledger;

/** All transfers whose smaller ledger is the same go through one gate, so that they do not crowd the ledgers' locks. */
public final class Transfers {

    private static final Lock[] GATES =
            Stream.generate(ReentrantLock::new).limit(8).toArray(Lock[]::new);

    public boolean transfer(Ledger from, Ledger to, long amount) {
        if (from.number() == to.number()) {
            return false;
        }
        Ledger small = from.number() < to.number() ? from : to;
        Ledger large = small == from ? to : from;
        Lock gate = GATES[small.number() & GATES.length - 1];
        gate.lock();
        try {
            return inOrder(small, large, from, to, amount);
        } finally {
            gate.unlock();
        }
    }

    private static boolean inOrder(Ledger small, Ledger large, Ledger from, Ledger to, long amount) {
        Lock first = small.lock();
        first.lock();
        try {
            Lock second = large.lock();
            second.lock();
            try {
                long rest = from.balance();
                if (rest < amount) {
                    return false;
                }
                from.setBalance(rest - amount);
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
