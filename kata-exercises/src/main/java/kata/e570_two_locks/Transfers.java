package kata.e570_two_locks;

import kata.model.Ledger;

/**
 * Moves credit from one ledger to another.
 *
 * <p>May be used by several threads at once. Others use the ledgers too, each under its lock.
 *
 * <ul>
 *   <li>C3 Transfers that run at the same time all come to an end, in whichever directions they go, also if they are
 *       those of several objects of this class.
 *   <li>C4 A transfer waits only for those with which it has a ledger in common: one from 3 to 4 never waits while
 *       others are under way, or wait, between 1, 2 and 5.
 * </ul>
 */
public final class Transfers {

    /**
     * Moves an amount. C2 A balance is only touched under its ledger's lock, and both locks are held from the first
     * look to the last write. C5 Both are free when this method ends, also if any method of a ledger throws,
     * be it an error.
     *
     * @param amount more than 0
     * @return C1 {@code true} if it was moved, {@code false} if there was too little: then nothing is changed. Whether
     *     the thread is interrupted makes no difference. From a ledger to itself nothing is changed either, whatever is
     *     returned
     */
    public boolean transfer(Ledger from, Ledger to, long amount) {
        // TODO C2, C3, C4: see to it that nobody comes in between, and that nobody waits for ever
        // TODO C1: move the amount if there is enough
        // TODO C5: leave nothing locked
        throw new UnsupportedOperationException("TODO: move the amount");
    }
}
