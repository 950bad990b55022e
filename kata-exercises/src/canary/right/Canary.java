package kata.canary;

import java.util.concurrent.locks.LockSupport;
import kata.model.PrimeTest;
import kata.model.Tally;

/** Known to be right: the grader must say so. */
public final class Canary {

    private final Object one = new Object();
    private final Object other = new Object();
    private final Tally tally;

    public Canary(Tally tally) {
        this.tally = tally;
    }

    public long twice(long n) {
        return 2 * n;
    }

    public void count() {
        synchronized (one) {
            tally.write(tally.read() + 1);
        }
    }

    public void testBoth(PrimeTest primeTest) throws InterruptedException {
        Thread helper = Thread.ofPlatform().name("helper").start(() -> primeTest.isPrime(2));
        primeTest.isPrime(3);
        helper.join();
    }

    public void leave() {
        Thread left = Thread.ofPlatform().name("left").start(LockSupport::park);
        LockSupport.unpark(left);
    }

    public void takeBothTwice() throws InterruptedException {
        Thread first = Thread.ofPlatform().name("first").start(() -> takeBoth(one, other));
        Thread second = Thread.ofPlatform().name("second").start(() -> takeBoth(one, other));
        first.join();
        second.join();
    }

    private void takeBoth(Object a, Object b) {
        synchronized (a) {
            synchronized (b) {
                Thread.onSpinWait();
            }
        }
    }
}
