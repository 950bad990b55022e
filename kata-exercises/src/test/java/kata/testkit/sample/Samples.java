package kata.testkit.sample;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import kata.model.PrimeTest;

/** What learners write, as far as the testkit's own tests need it. */
public final class Samples {

    private Samples() {}

    /** Returns what it is given. */
    public static int right(int answer) {
        return answer;
    }

    /** Asks the test for each number, in the calling thread. */
    public static void ask(PrimeTest primeTest, long... numbers) {
        for (long n : numbers) {
            primeTest.isPrime(n);
        }
    }

    /** Throws an exception. */
    public static void fail() {
        throw new IllegalArgumentException("no");
    }

    /** Never ends, and runs. */
    public static void spin() {
        while (true) {
            Thread.onSpinWait();
        }
    }

    /** Never ends, and waits. */
    public static void hang() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    /** Waits for a minute, in steps of a millisecond. */
    public static void nap() throws InterruptedException {
        for (int i = 0; i < 60_000; i++) {
            Thread.sleep(1);
        }
    }

    /** Calls itself without an end. */
    public static int recurse(int n) {
        return recurse(n + 1) + 1;
    }

    /** Takes more memory than there is. */
    public static Object hoard() {
        return new long[Integer.MAX_VALUE - 8][];
    }

    /** Two threads take two locks in opposite order. */
    public static void deadlock() throws InterruptedException {
        Object one = new Object();
        Object other = new Object();
        CyclicBarrier bothHaveOne = new CyclicBarrier(2);
        Thread left = start("left", () -> both(one, other, bothHaveOne));
        Thread right = start("right", () -> both(other, one, bothHaveOne));
        left.join();
        right.join();
    }

    /** Starts a thread that is not a daemon. */
    public static Thread start(String name, Code code) {
        Thread thread = new Thread(() -> run(code), name);
        thread.start();
        return thread;
    }

    /** Code that may throw. */
    @FunctionalInterface
    public interface Code {
        void run() throws Exception;
    }

    private static void run(Code code) {
        try {
            code.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void both(Object first, Object second, CyclicBarrier bothHaveOne) throws Exception {
        synchronized (first) {
            bothHaveOne.await();
            synchronized (second) {
                right(1);
            }
        }
    }
}
