package kata.compared;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import kata.model.Ledger;

/** A ledger that is nothing but a ledger. */
public final class PlainLedger implements Ledger {

    private final int number;
    private final Lock lock = new ReentrantLock();
    private long balance;

    /** A ledger with so much credit. */
    public PlainLedger(int number, long balance) {
        this.number = number;
        this.balance = balance;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public Lock lock() {
        return lock;
    }

    @Override
    public long balance() {
        return balance;
    }

    @Override
    public void setBalance(long balance) {
        this.balance = balance;
    }
}
