package kata.canary;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.LockSupport;
import kata.model.PrimeTest;
import kata.model.Tally;

/** Known to be wrong in everything that it does: the grader must say so, and why. */
public final class Canary {

    private final Object one = new Object();
    private final Object other = new Object();
    private final CyclicBarrier bothHaveOne = new CyclicBarrier(2);
    private final Tally tally;

    public Canary(Tally tally) {
        this.tally = tally;
    }

    public long twice(long n) {
        return n;
    }

    public void count() {
        tally.write(tally.read() + 1);
    }

    public void testBoth(PrimeTest primeTest) throws InterruptedException {
        Thread helper = Thread.ofPlatform().name("helper").start(() -> primeTest.isPrime(2));
        helper.join();
        primeTest.isPrime(3);
    }

    public void leave() {
        Thread.ofPlatform().name("left").daemon().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                LockSupport.park();
            }
        });
    }

    public void takeBothTwice() throws InterruptedException {
        Thread first = Thread.ofPlatform().name("first").daemon().start(() -> takeBoth(one, other));
        Thread second = Thread.ofPlatform().name("second").daemon().start(() -> takeBoth(other, one));
        first.join();
        second.join();
    }

    private void takeBoth(Object a, Object b) {
        synchronized (a) {
            try {
                bothHaveOne.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                return;
            }
            synchronized (b) {
                Thread.onSpinWait();
            }
        }
    }
}
