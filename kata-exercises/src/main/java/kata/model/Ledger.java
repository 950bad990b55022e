package kata.model;

import java.util.concurrent.locks.Lock;

/**
 * An account of how many primes somebody has to his credit, with a lock of its own.
 *
 * <p>Many parts of a program use it. All of them hold its lock while they do.
 */
public interface Ledger {

    /** Its number, which no other ledger has. */
    int number();

    /** The lock that guards the balance; always the same, and reentrant. */
    Lock lock();

    /** The balance as it is now. */
    long balance();

    /** Replaces the balance. */
    void setBalance(long balance);
}
