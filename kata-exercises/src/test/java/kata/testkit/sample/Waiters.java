package kata.testkit.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Waits in the ways in which learners wait, each by its name, for what does not happen; and {@link #END}, to be called
 * at last.
 */
public final class Waiters implements Supplier<Map<String, Callable<?>>> {

    /** The name of what ends the threads that were made for the waits. */
    public static final String END = "end";

    private static final long HOUR_MILLIS = 3_600_000;

    @FunctionalInterface
    private interface Sleep {
        void of(long millis) throws InterruptedException;
    }

    /** A thread of one's own that does not end by itself. */
    private static final class Endless extends Thread {

        Endless() {
            setDaemon(true);
        }

        @Override
        public void run() {
            while (!Thread.interrupted()) {
                LockSupport.park();
            }
        }
    }

    private final CountDownLatch latch = new CountDownLatch(1);
    private final Semaphore semaphore = new Semaphore(0);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition condition = lock.newCondition();
    private final Queue<Thread> made = new ConcurrentLinkedQueue<>();
    private volatile boolean happened;

    @Override
    public Map<String, Callable<?>> get() {
        Map<String, Callable<?>> waits = new LinkedHashMap<>();
        waits.put("join", this::join);
        waits.put("join a subclass", this::joinSubclass);
        waits.put("join for a duration", this::joinForDuration);
        waits.put("sleep", this::sleep);
        waits.put("sleep for a duration", this::sleepForDuration);
        waits.put("sleep for units", this::sleepForUnits);
        waits.put("sleep with nanoseconds", this::sleepWithNanos);
        waits.put("join with nanoseconds", this::joinWithNanos);
        waits.put("wait with nanoseconds", this::waitWithNanos);
        waits.put("await until a date", this::awaitUntilADate);
        waits.put("park until a time", this::parkUntilATime);
        waits.put("park at something until a time", this::parkAtSomethingUntilATime);
        waits.put("await", () -> latch.await(1, TimeUnit.HOURS));
        waits.put("get", this::getForATime);
        waits.put("acquire", () -> semaphore.tryAcquire(1, TimeUnit.HOURS));
        waits.put("acquire two", () -> semaphore.tryAcquire(2, 1, TimeUnit.HOURS));
        waits.put("poll", () -> new LinkedBlockingQueue<>().poll(1, TimeUnit.HOURS));
        waits.put("wait", this::waitForATime);
        waits.put("await nanos", this::awaitNanos);
        waits.put("park", this::parkForATime);
        waits.put("park at something", this::parkForATimeAtSomething);
        waits.put("until a time by the nanoseconds", this::untilATime);
        waits.put("until a time by the milliseconds", this::untilATimeInMillis);
        waits.put("until an instant", this::untilAnInstant);
        waits.put("poll, then sleep by a reference", this::pollThenSleep);
        waits.put("look again and again until a time", () -> lookAgain(false));
        waits.put("look again and again until a time that moves", () -> lookAgain(true));
        waits.put("wait once", this::waitOnce);
        waits.put("await once", this::awaitOnce);
        waits.put("park once", this::parkOnce);
        waits.put("park at something once", this::parkAtSomethingOnce);
        waits.put("wait in a loop", this::waitInALoop);
        waits.put("await without a limit", this::awaitForEver);
        waits.put("await for a day", () -> latch.await(1, TimeUnit.DAYS));
        waits.put("join without a limit", this::joinForEver);
        waits.put("sleep of one's own", this::sleepOfOnesOwn);
        waits.put("put off", this::putOff);
        waits.put(END, this::end);
        return waits;
    }

    private Endless endless() {
        Endless thread = new Endless();
        made.add(thread);
        thread.start();
        return thread;
    }

    private Object putOff() {
        return new CompletableFuture<>().orTimeout(1, TimeUnit.HOURS).cancel(false);
    }

    private Void end() throws InterruptedException {
        for (Thread thread : made) {
            thread.interrupt();
            thread.join();
        }
        return null;
    }

    private Void join() throws InterruptedException {
        endless().join(HOUR_MILLIS);
        return null;
    }

    private Void joinSubclass() throws InterruptedException {
        Endless thread = endless();
        thread.join(HOUR_MILLIS);
        return null;
    }

    private boolean joinForDuration() throws InterruptedException {
        return endless().join(Duration.ofHours(1));
    }

    private Void sleep() throws InterruptedException {
        Thread.sleep(HOUR_MILLIS);
        return null;
    }

    private Void sleepForDuration() throws InterruptedException {
        Thread.sleep(Duration.ofHours(1));
        return null;
    }

    private Void sleepForUnits() throws InterruptedException {
        TimeUnit.HOURS.sleep(1);
        return null;
    }

    private Void sleepWithNanos() throws InterruptedException {
        Thread.sleep(HOUR_MILLIS, 1);
        return null;
    }

    private Void joinWithNanos() throws InterruptedException {
        endless().join(HOUR_MILLIS, 1);
        return null;
    }

    private synchronized Void waitWithNanos() throws InterruptedException {
        wait(HOUR_MILLIS, 1);
        return null;
    }

    private boolean awaitUntilADate() throws InterruptedException {
        lock.lock();
        try {
            return condition.awaitUntil(new Date(System.currentTimeMillis() + HOUR_MILLIS));
        } finally {
            lock.unlock();
        }
    }

    private Void parkUntilATime() {
        LockSupport.parkUntil(System.currentTimeMillis() + HOUR_MILLIS);
        return null;
    }

    private Void parkAtSomethingUntilATime() {
        LockSupport.parkUntil(this, System.currentTimeMillis() + HOUR_MILLIS);
        return null;
    }

    private Void untilATime() {
        long end = System.nanoTime() + TimeUnit.HOURS.toNanos(1);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return null;
    }

    private Void untilATimeInMillis() throws InterruptedException {
        long end = System.currentTimeMillis() + HOUR_MILLIS;
        while (System.currentTimeMillis() < end && !latch.await(HOUR_MILLIS / 10, TimeUnit.MILLISECONDS)) {}
        return null;
    }

    /** Waits for an hour until it is interrupted, and then, in a way that tells nothing, for half a second. */
    private Void pollThenSleep() throws Exception {
        try {
            new LinkedBlockingQueue<>().poll(1, TimeUnit.HOURS);
        } catch (InterruptedException e) {
            Sleep sleep = Thread::sleep;
            sleep.of(500);
        }
        return null;
    }

    /** @param moves whether the limit begins anew with each look */
    private Void lookAgain(boolean moves) throws InterruptedException {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < TimeUnit.HOURS.toNanos(1)) {
            Thread.sleep(1);
            begin = moves ? System.nanoTime() : begin;
        }
        return null;
    }

    private Void untilAnInstant() throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofHours(1));
        while (Instant.now().isBefore(end)) {
            Thread.sleep(Duration.ofMinutes(20));
        }
        return null;
    }

    private Object getForATime() throws Exception {
        try {
            return new FutureTask<>(() -> 1).get(1, TimeUnit.HOURS);
        } catch (TimeoutException e) {
            return e;
        }
    }

    private synchronized Void waitForATime() throws InterruptedException {
        wait(HOUR_MILLIS);
        return null;
    }

    private long awaitNanos() throws InterruptedException {
        lock.lock();
        try {
            return condition.awaitNanos(TimeUnit.HOURS.toNanos(1));
        } finally {
            lock.unlock();
        }
    }

    private Void parkForATime() {
        LockSupport.parkNanos(TimeUnit.HOURS.toNanos(1));
        return null;
    }

    private Void parkForATimeAtSomething() {
        LockSupport.parkNanos(this, TimeUnit.HOURS.toNanos(1));
        return null;
    }

    private synchronized Void waitOnce() throws InterruptedException {
        wait();
        return null;
    }

    private Void awaitOnce() throws InterruptedException {
        lock.lock();
        try {
            condition.await();
            return null;
        } finally {
            lock.unlock();
        }
    }

    private Void parkOnce() {
        LockSupport.park();
        return null;
    }

    private Void parkAtSomethingOnce() {
        LockSupport.park(this);
        return null;
    }

    private synchronized Void waitInALoop() throws InterruptedException {
        while (!happened) {
            wait();
        }
        return null;
    }

    private Void awaitForEver() throws InterruptedException {
        latch.await();
        return null;
    }

    private Void joinForEver() throws InterruptedException {
        endless().join();
        return null;
    }

    private Void sleepOfOnesOwn() throws InterruptedException {
        sleep(2);
        return null;
    }

    /** Not the one of the JDK. */
    private void sleep(long days) throws InterruptedException {
        if (latch.await(days, TimeUnit.DAYS)) {
            happened = true;
        }
    }
}
