package kata.testkit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import kata.model.PrimeCensus;
import kata.model.PrimeTest;

/**
 * Censuses that keep the contract of {@link PrimeCensus}, and others that break it in one way. All are of one class,
 * and none tells what it is.
 */
public final class Censuses {

    /** The ways to be right. */
    public enum Right {
        /** Begins with one worker, and with each further one only when all others wait or have ended. */
        ONE_AFTER_THE_OTHER("starts a worker only when those before it wait"),
        /** Chunks in a pool; what is thrown comes out as a cause. */
        CHUNKS_IN_A_POOL("gives chunks to a thread pool"),
        /** Virtual threads that begin with the last number, and stop when one has failed. */
        VIRTUAL_FROM_THE_END("uses virtual threads, from the last number to the first"),
        /** The first call begins a while later, and its threads end a while after it. */
        TAKES_ITS_TIME("takes a while to begin, and its threads end a while after the call");

        private final String text;

        Right(String text) {
            this.text = text;
        }

        /** What such a census does, {@code uses virtual threads}. */
        public String text() {
            return text;
        }
    }

    /** The ways to be wrong. */
    public enum Wrong {
        /** Numbers that cannot be shared out evenly are left out. */
        REMAINDER_LOST("leaves out the remainder when the numbers cannot be shared out evenly"),
        /** The test is asked twice for each number. */
        TESTED_TWICE("tests every number twice"),
        /** The finds of earlier calls are counted again. */
        CARRIED_OVER("counts the finds of its earlier calls again"),
        /** What the test once has thrown comes out of the next calls, too. */
        FAILURE_CARRIED_OVER("throws what the prime test threw in an earlier call"),
        /** What the test throws is dropped. */
        FAILURE_VANISHES("drops what the prime test throws"),
        /** What the test throws is dropped, unless it is about the first number. */
        LATER_FAILURE_VANISHES("drops what the prime test throws for another number than the first"),
        /** Something else is thrown instead. */
        FAILURE_REPLACED("throws something of its own, without the cause, when the prime test throws"),
        /** The count is read before the test and written after it. */
        FIND_LOST("reads the count before the prime test and writes it after that"),
        /** One lock round the work. */
        LOCK_ROUND_THE_WORK("holds one lock while it asks the prime test"),
        /** The threads wait for work that never comes. */
        THREADS_LEFT_BEHIND("lets its threads live on when the call has ended"),
        /** As before, if the test has thrown. */
        THREADS_LEFT_AFTER_A_FAILURE("lets its threads live on when the prime test has thrown"),
        /** The caller waits for a worker that has died, and takes no notice of an interrupt. */
        NEVER_COMES_BACK("waits for ever once the prime test has thrown"),
        /** The caller is one of the workers: the last number is always its own. */
        CALLER_WORKS("lets its caller do the work of a worker");

        private final String text;

        Wrong(String text) {
            this.text = text;
        }

        /** What such a census does, {@code tests every number twice}. */
        public String text() {
            return text;
        }
    }

    private static final long LATE_MILLIS = 1_500;
    private static final long LINGER_MILLIS = 3_500;

    private Censuses() {}

    /** A right census. */
    public static PrimeCensus right(Right kind) {
        return new Behind(
                switch (kind) {
                    case ONE_AFTER_THE_OTHER -> new OneAfterTheOther(null);
                    case CHUNKS_IN_A_POOL -> Censuses::chunksInAPool;
                    case VIRTUAL_FROM_THE_END -> Censuses::virtualFromTheEnd;
                    case TAKES_ITS_TIME -> takesItsTime();
                });
    }

    /** A wrong census. Whoever waits in vain in it is let go when the test is over. */
    public static PrimeCensus wrong(Wrong kind) {
        return new Behind(new OneAfterTheOther(kind));
    }

    /**
     * Makes right censuses that are late, and as late as somebody else wants: the first call of each begins, and the
     * threads of that call end, only when they are let go. All are let go when the test is over. Safe for several
     * threads.
     */
    public static final class Late {

        private final Queue<CountDownLatch> held = new ConcurrentLinkedQueue<>();
        private volatile boolean over;

        /** For the test that is under way. */
        public Late() {
            TestScope.current().atTheEnd(() -> {
                over = true;
                while (letGo()) {}
            });
        }

        /** Another census. */
        public PrimeCensus census() {
            CountDownLatch begin = new CountDownLatch(1);
            CountDownLatch end = new CountDownLatch(1);
            return new Behind(new InAQueue(() -> hold(begin), () -> hold(end)));
        }

        /** Lets go whoever has been held longest; tells whether there was anybody. */
        public boolean letGo() {
            CountDownLatch gate = held.poll();
            if (gate != null) {
                gate.countDown();
            }
            return gate != null;
        }

        private void hold(CountDownLatch gate) throws InterruptedException {
            synchronized (this) {
                if (!held.contains(gate)) {
                    held.add(gate);
                }
            }
            if (over) {
                gate.countDown();
            }
            gate.await();
        }
    }

    /** Stands before each census, so that all look the same. */
    private static final class Behind implements PrimeCensus {

        private final PrimeCensus census;

        Behind(PrimeCensus census) {
            this.census = census;
        }

        @Override
        public long count(List<Long> numbers, int workers, PrimeTest primeTest) throws InterruptedException {
            return census.count(numbers, workers, primeTest);
        }
    }

    /*
     * The workers begin one after the other, each when those before it have ended or wait. So whether two of them are
     * in the prime test at once is up to the prime test alone: if nobody is held there, the first worker does it all.
     * That is right, and makes the wrong ones wrong in the same way each time: a find is lost exactly if two workers
     * are held in the test at the same time.
     */
    private static final class OneAfterTheOther implements PrimeCensus {

        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
        private static final long LOOK_NANOS = 200_000;
        private static final int LOOKS = 3;
        private static final long LONG_ENOUGH_NANOS = 300_000_000;

        private final Wrong wrong; // null: nothing is
        private final AtomicInteger carriedOver = new AtomicInteger();
        private final AtomicReference<Throwable> kept = new AtomicReference<>();
        private final ReentrantLock lock = new ReentrantLock();
        private final CountDownLatch never = new CountDownLatch(1);

        OneAfterTheOther(Wrong wrong) {
            this.wrong = wrong;
            TestScope.current().atTheEnd(never::countDown);
        }

        @Override
        public long count(List<Long> numbers, int workers, PrimeTest primeTest) throws InterruptedException {
            int size = wrong == Wrong.REMAINDER_LOST ? numbers.size() / workers * workers : numbers.size();
            List<Long> todo = List.copyOf(numbers.subList(0, size));
            int shared = wrong == Wrong.CALLER_WORKS ? Math.max(0, size - 1) : size;
            int others = wrong == Wrong.CALLER_WORKS ? workers - 1 : workers;
            AtomicInteger next = new AtomicInteger();
            AtomicInteger found = wrong == Wrong.CARRIED_OVER ? carriedOver : new AtomicInteger();
            AtomicReference<Throwable> failure = wrong == Wrong.FAILURE_CARRIED_OVER ? kept : new AtomicReference<>();
            CountDownLatch working = new CountDownLatch(workers);
            Runnable work = () -> {
                for (int i = next.getAndIncrement(); i < shared; i = next.getAndIncrement()) {
                    boolean drop = i > 0 && wrong == Wrong.LATER_FAILURE_VANISHES;
                    AtomicReference<Throwable> its = drop ? new AtomicReference<>() : failure;
                    if (!askFor(todo.get(i), primeTest, found, its) && wrong == Wrong.NEVER_COMES_BACK) {
                        return;
                    }
                }
                working.countDown();
                if (wrong == Wrong.THREADS_LEFT_BEHIND
                        || wrong == Wrong.THREADS_LEFT_AFTER_A_FAILURE && failure.get() != null) {
                    awaitForEver();
                }
            };
            List<Thread> threads = new ArrayList<>();
            try {
                for (int worker = 1; worker <= others; worker++) {
                    Thread thread = Thread.ofPlatform()
                            .daemon()
                            .name("census-" + worker)
                            .uncaughtExceptionHandler((dying, thrown) -> {})
                            .start(work);
                    threads.add(thread);
                    awaitRest(thread);
                }
                if (wrong == Wrong.CALLER_WORKS) {
                    for (int i = workers == 1 ? 0 : shared; i < size; i++) {
                        askFor(todo.get(i), primeTest, found, failure);
                    }
                }
                awaitEnd(threads, working);
            } catch (InterruptedException e) {
                threads.forEach(Thread::interrupt);
                throw e;
            }
            Throwable thrown = failure.get();
            if (thrown != null && wrong == Wrong.FAILURE_REPLACED) {
                throw new IllegalStateException("the census failed");
            } else if (thrown != null && wrong != Wrong.FAILURE_VANISHES) {
                throw Unchecked.rethrow(thrown);
            }
            return found.get();
        }

        /** Tells whether the test has answered. */
        private boolean askFor(
                long number, PrimeTest primeTest, AtomicInteger found, AtomicReference<Throwable> failure) {
            try {
                ask(primeTest, number, found);
                return true;
            } catch (Throwable t) {
                failure.compareAndSet(null, t);
                return false;
            }
        }

        private void ask(PrimeTest primeTest, long number, AtomicInteger found) {
            if (wrong == Wrong.LOCK_ROUND_THE_WORK) {
                lock.lock();
            }
            try {
                int before = found.get();
                boolean prime = primeTest.isPrime(number);
                if (wrong == Wrong.TESTED_TWICE) {
                    prime = primeTest.isPrime(number);
                }
                if (prime && wrong == Wrong.FIND_LOST) {
                    found.set(before + 1);
                } else if (prime) {
                    found.incrementAndGet();
                }
            } finally {
                if (wrong == Wrong.LOCK_ROUND_THE_WORK) {
                    lock.unlock();
                }
            }
        }

        private void awaitEnd(List<Thread> threads, CountDownLatch working) throws InterruptedException {
            if (wrong == Wrong.THREADS_LEFT_BEHIND
                    || wrong == Wrong.THREADS_LEFT_AFTER_A_FAILURE
                    || wrong == Wrong.NEVER_COMES_BACK) {
                while (working.getCount() > 0) {
                    if (threads.stream().noneMatch(Thread::isAlive)) {
                        awaitForEver();
                        throw new IllegalStateException("the test is over");
                    }
                    LockSupport.parkNanos(LOOK_NANOS);
                    throwIfInterrupted();
                }
            } else {
                for (Thread thread : threads) {
                    thread.join();
                }
            }
        }

        private void awaitForEver() {
            while (never.getCount() > 0) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    if (wrong != Wrong.NEVER_COMES_BACK) {
                        return; // It is given up.
                    }
                }
            }
        }

        /** Waits until the thread has ended, waits, or has worked so long that it may do so for ever. */
        private void awaitRest(Thread thread) throws InterruptedException {
            long cpu = -1;
            for (int still = 0; thread.isAlive() && still < LOOKS; ) {
                LockSupport.parkNanos(LOOK_NANOS);
                throwIfInterrupted();
                Thread.State state = thread.getState();
                long before = cpu;
                cpu = THREADS.getThreadCpuTime(thread.threadId());
                boolean rests = state != Thread.State.NEW && state != Thread.State.RUNNABLE && cpu == before;
                still = rests ? still + 1 : 0;
                if (cpu > LONG_ENOUGH_NANOS) {
                    return;
                }
            }
        }

        private void throwIfInterrupted() throws InterruptedException {
            if (Thread.interrupted() && wrong != Wrong.NEVER_COMES_BACK) {
                throw new InterruptedException();
            }
        }
    }

    /** What a thread does while it is kept waiting. */
    private interface Pause {
        void pass() throws InterruptedException;
    }

    /** Workers on a common queue. The first call begins after a pause, and so do its threads end, after the call. */
    private static final class InAQueue implements PrimeCensus {

        private final AtomicBoolean first = new AtomicBoolean(true);
        private final Pause before;
        private final Pause after;

        InAQueue(Pause before, Pause after) {
            this.before = before;
            this.after = after;
        }

        @Override
        public long count(List<Long> numbers, int workers, PrimeTest primeTest) throws InterruptedException {
            boolean late = first.getAndSet(false);
            if (late) {
                before.pass();
            }
            Queue<Long> todo = new ConcurrentLinkedQueue<>(numbers);
            AtomicInteger found = new AtomicInteger();
            AtomicReference<Throwable> failure = new AtomicReference<>();
            CountDownLatch working = new CountDownLatch(workers);
            for (int worker = 1; worker <= workers; worker++) {
                Thread.ofPlatform().daemon().name("late-census-" + worker).start(() -> {
                    for (Long n = todo.poll(); n != null; n = todo.poll()) {
                        try {
                            found.addAndGet(primeTest.isPrime(n) ? 1 : 0);
                        } catch (Throwable t) {
                            failure.compareAndSet(null, t);
                        }
                    }
                    working.countDown();
                    if (late) {
                        linger();
                    }
                });
            }
            working.await();
            if (failure.get() != null) {
                throw Unchecked.rethrow(failure.get());
            }
            return found.get();
        }

        private void linger() {
            try {
                after.pass();
            } catch (InterruptedException e) {
                // Then it ends now.
            }
        }
    }

    /*
     * What a busy machine does now and then, this one does each time: whoever waits for a fixed while, or looks once
     * whether the threads have ended, fails here and not only by bad luck. A test that waits as long as patience lets
     * it is only kept waiting. Only the first call is late, so that this does not add up.
     */
    private static PrimeCensus takesItsTime() {
        CountDownLatch over = new CountDownLatch(1);
        TestScope.current().atTheEnd(over::countDown);
        return new InAQueue(
                () -> over.await(LATE_MILLIS, TimeUnit.MILLISECONDS),
                () -> over.await(LINGER_MILLIS, TimeUnit.MILLISECONDS));
    }

    private static long chunksInAPool(List<Long> numbers, int workers, PrimeTest primeTest)
            throws InterruptedException {
        List<Callable<Long>> chunks = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            List<Long> chunk =
                    numbers.subList(worker * numbers.size() / workers, (worker + 1) * numbers.size() / workers);
            chunks.add(() -> chunk.stream().filter(primeTest::isPrime).count());
        }
        List<Thread> threads = new ArrayList<>();
        ThreadFactory factory = task -> {
            Thread thread = Executors.defaultThreadFactory().newThread(task);
            threads.add(thread); // By the thread that submits, so one at a time.
            return thread;
        };
        try (ExecutorService pool = Executors.newFixedThreadPool(workers, factory)) {
            long found = 0;
            for (Future<Long> chunk : pool.invokeAll(chunks)) {
                found += chunk.get();
            }
            return found;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a chunk failed", e);
        } finally {
            // A pool that has ended may have threads that have not, quite: whoever looks once would be in luck or not.
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private static long virtualFromTheEnd(List<Long> numbers, int workers, PrimeTest primeTest)
            throws InterruptedException {
        ConcurrentLinkedDeque<Long> todo = new ConcurrentLinkedDeque<>(numbers);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        ReentrantLock lock = new ReentrantLock();
        long[] found = {0};
        List<Thread> threads = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            threads.add(Thread.startVirtualThread(() -> {
                for (Long n = todo.pollLast(); n != null && failure.get() == null; n = todo.pollLast()) {
                    try {
                        if (primeTest.isPrime(n)) {
                            lock.lock();
                            found[0]++;
                            lock.unlock();
                        }
                    } catch (Throwable t) {
                        failure.compareAndSet(null, t);
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw Unchecked.rethrow(failure.get());
        }
        return found[0];
    }
}
