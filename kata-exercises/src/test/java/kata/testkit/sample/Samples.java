package kata.testkit.sample;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
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

    /** Asks with a monitor held. */
    public static boolean askHolding(Object monitor, PrimeTest primeTest, long n) {
        synchronized (monitor) {
            return primeTest.isPrime(n);
        }
    }

    /** Asks with a lock held. */
    public static boolean askHolding(Lock lock, PrimeTest primeTest, long n) {
        lock.lock();
        try {
            return primeTest.isPrime(n);
        } finally {
            lock.unlock();
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

    /** Two threads take two monitors in opposite order. */
    public static void deadlock() throws InterruptedException {
        deadlock(Samples::start, Samples::start);
    }

    /** The same, with threads of two kinds. */
    public static void deadlock(Starter one, Starter other) throws InterruptedException {
        Object first = new Object();
        Object second = new Object();
        CyclicBarrier bothHaveOne = new CyclicBarrier(2);
        Thread left = one.start("left", () -> both(first, second, bothHaveOne));
        Thread right = other.start("right", () -> both(second, first, bothHaveOne));
        left.join();
        right.join();
    }

    /** Two threads take two locks in opposite order. */
    public static void deadlockOfLocks(Starter one, Starter other) throws InterruptedException {
        Lock first = new ReentrantLock();
        Lock second = new ReentrantReadWriteLock().writeLock();
        CyclicBarrier bothHaveOne = new CyclicBarrier(2);
        Thread left = one.start("left", () -> both(first, second, bothHaveOne));
        Thread right = other.start("right", () -> both(second, first, bothHaveOne));
        left.join();
        right.join();
    }

    /** Three threads take three monitors in a circle. */
    public static void deadlockOfThree() throws InterruptedException {
        List<Object> forks = List.of(new Object(), new Object(), new Object());
        CyclicBarrier allHaveOne = new CyclicBarrier(3);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Object first = forks.get(i);
            Object second = forks.get((i + 1) % 3);
            threads.add(start("eater-" + i, () -> both(first, second, allHaveOne)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Waits for a notification that has been sent too early. */
    public static void lostNotification(Starter starter) throws InterruptedException {
        Object monitor = new Object();
        synchronized (monitor) {
            monitor.notifyAll();
        }
        starter.start("waiter", () -> {
                    synchronized (monitor) {
                        monitor.wait();
                    }
                })
                .join();
    }

    /** Waits for a signal that has been sent too early. */
    public static void lostSignal(Starter starter) throws InterruptedException {
        Lock lock = new ReentrantLock();
        Condition condition = lock.newCondition();
        lock.lock();
        condition.signalAll();
        lock.unlock();
        starter.start("waiter", () -> {
                    lock.lock();
                    condition.await();
                })
                .join();
    }

    /** Waits in one thread for a notification and in another one for a latch: either may be the reason. */
    public static void lostTwice() throws InterruptedException {
        Thread other = start("other", Samples::hang);
        lostNotification(Samples::start);
        other.join();
    }

    /** A thread ends and keeps its lock; another one waits for it. */
    public static void keptLock(Starter starter) throws InterruptedException {
        Lock lock = new ReentrantLock();
        starter.start("keeper", lock::lock).join();
        starter.start("waiter", lock::lock).join();
    }

    /** Two threads have one permit each and want that of the other. */
    public static void permits(Starter starter) throws InterruptedException {
        Semaphore first = new Semaphore(1);
        Semaphore second = new Semaphore(1);
        CyclicBarrier bothHaveOne = new CyclicBarrier(2);
        Thread left = starter.start("left", () -> both(first, second, bothHaveOne));
        Thread right = starter.start("right", () -> both(second, first, bothHaveOne));
        left.join();
        right.join();
    }

    /** Two threads have a lock each, ask for that of the other, give theirs back and begin again, until interrupted. */
    public static void afterYou(Starter starter, Code meanwhile) throws InterruptedException {
        Lock first = new ReentrantLock();
        Lock second = new ReentrantLock();
        CyclicBarrier together = new CyclicBarrier(2);
        Thread left = starter.start("left", () -> giveWay(first, second, together, meanwhile));
        Thread right = starter.start("right", () -> giveWay(second, first, together, meanwhile));
        left.join();
        right.join();
    }

    /** Two threads get the same lock in turns, by asking, and never end until interrupted. */
    public static void oneInTurns() throws InterruptedException {
        Lock lock = new ReentrantLock();
        CyclicBarrier together = new CyclicBarrier(2);
        Thread left = start("left", () -> getOne(lock, together, true));
        Thread right = start("right", () -> getOne(lock, together, false));
        left.join();
        right.join();
    }

    /** Two threads take a lock of their own again and again, until interrupted. */
    public static void eachItsOwn() throws InterruptedException {
        CyclicBarrier together = new CyclicBarrier(2);
        Thread left = start("left", () -> takeAgain(new ReentrantLock(), together));
        Thread right = start("right", () -> takeAgain(new ReentrantLock(), together));
        left.join();
        right.join();
    }

    /** Two threads get both locks in turns, by asking, and never end until interrupted. */
    public static void inTurns() throws InterruptedException {
        Lock first = new ReentrantLock();
        Lock second = new ReentrantLock();
        CyclicBarrier together = new CyclicBarrier(2);
        Thread left = start("left", () -> getBoth(first, second, together, true));
        Thread right = start("right", () -> getBoth(first, second, together, false));
        left.join();
        right.join();
    }

    /** Two threads keep a lock each and wait so long for that of the other, again and again, until interrupted. */
    public static void askAgain(Duration wait) throws InterruptedException {
        Lock first = new ReentrantLock();
        Lock second = new ReentrantLock();
        CyclicBarrier bothHaveOne = new CyclicBarrier(2);
        Thread left = start("left", () -> insist(first, second, bothHaveOne, wait));
        Thread right = start("right", () -> insist(second, first, bothHaveOne, wait));
        left.join();
        right.join();
    }

    /** Makes a pool that has done its work, and does not shut it down. */
    public static ExecutorService pool(String name, int threads) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name(name + "-", 1).factory());
        pool.invokeAll(Collections.nCopies(threads, () -> right(1)));
        return pool;
    }

    /** Never ends but by an interrupt. */
    public static void fallAsleep() {
        run(Samples::hang);
    }

    /** Starts threads of some kind. */
    @FunctionalInterface
    public interface Starter {
        Thread start(String name, Code code);
    }

    /** Starts a virtual thread. */
    public static Thread startVirtual(String name, Code code) {
        return Thread.ofVirtual().name(name).start(() -> run(code));
    }

    /** Starts a virtual thread without a name. */
    public static Thread startNameless(String name, Code code) {
        return Thread.startVirtualThread(() -> run(code));
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
        } catch (InterruptedException | BrokenBarrierException e) {
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

    private static void both(Lock first, Lock second, CyclicBarrier bothHaveOne) throws Exception {
        first.lock();
        bothHaveOne.await();
        second.lock();
    }

    private static void both(Semaphore first, Semaphore second, CyclicBarrier bothHaveOne) throws Exception {
        first.acquire();
        bothHaveOne.await();
        second.acquire();
    }

    private static void giveWay(Lock mine, Lock other, CyclicBarrier together, Code meanwhile) throws Exception {
        boolean hasBoth = false;
        while (!hasBoth) {
            meanwhile.run();
            together.await();
            mine.lock();
            try {
                together.await();
                hasBoth = other.tryLock();
                together.await();
            } finally {
                mine.unlock();
            }
        }
    }

    private static void getBoth(Lock first, Lock second, CyclicBarrier together, boolean mine) throws Exception {
        for (boolean myTurn = mine; ; myTurn = !myTurn) {
            boolean hasFirst = myTurn && first.tryLock();
            boolean hasSecond = hasFirst && second.tryLock();
            together.await();
            if (hasSecond) {
                second.unlock();
            }
            if (hasFirst) {
                first.unlock();
            }
            together.await();
        }
    }

    private static void getOne(Lock lock, CyclicBarrier together, boolean mine) throws Exception {
        for (boolean myTurn = mine; ; myTurn = !myTurn) {
            boolean hasIt = myTurn && lock.tryLock();
            together.await();
            if (hasIt) {
                lock.unlock();
            }
            together.await();
        }
    }

    private static void takeAgain(Lock mine, CyclicBarrier together) throws Exception {
        while (true) {
            mine.lock();
            together.await();
            mine.unlock();
            together.await();
        }
    }

    private static void insist(Lock mine, Lock other, CyclicBarrier bothHaveOne, Duration wait) throws Exception {
        mine.lock();
        bothHaveOne.await();
        boolean hasBoth = false;
        while (!hasBoth) {
            hasBoth = other.tryLock(wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Holds monitors in ways that its class file tells, or does not; each method blocks at the last one. */
    public static final class Monitors {

        private final Object first = new Object();
        private final Object second = new Object();
        private final Object last;

        /** With the monitor at which each method blocks. */
        public Monitors(Object last) {
            this.last = last;
        }

        /** Takes one in the caller and blocks in the callee. */
        public void inTheCaller() {
            synchronized (first) {
                right(1);
                block();
            }
        }

        /** Takes one, gives it back, and takes another one. */
        public void oneAfterTheOther() {
            synchronized (first) {
                right(1);
            }
            try {
                synchronized (second) {
                    right(1);
                    block();
                }
            } finally {
                right(1);
            }
        }

        /** Takes two in one frame. */
        public void twoInOneFrame() {
            synchronized (first) {
                synchronized (second) {
                    block();
                }
            }
        }

        /** Takes two in one frame and blocks at the third, line by line. */
        public void lineByLine() {
            synchronized (first) {
                synchronized (last) {
                    right(1);
                }
            }
        }

        /** Calls a method that is synchronised. */
        public void throughAMethod() {
            guarded();
        }

        /** Takes one in a class of the JDK. */
        public void throughTheJdk() {
            Collections.synchronizedList(new ArrayList<>(List.of(1))).forEach(one -> block());
        }

        private synchronized void guarded() {
            block();
        }

        private void block() {
            synchronized (last) {
                right(1);
            }
        }
    }
}
