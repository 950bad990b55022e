package kata.testkit.sample;

import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;

/** Small pieces of code for two threads, as a learner might write them: right ones and wrong ones. */
final class SharedCode {

    private SharedCode() {}

    /** Counts calls. */
    interface Counter {

        void raise();

        long count();
    }

    static final class Plain implements Counter {
        private long count;

        @Override
        public void raise() {
            count++;
        }

        @Override
        public long count() {
            return count;
        }
    }

    static final class Never implements Counter {
        private final AtomicLong count = new AtomicLong();

        @Override
        public void raise() {
            count.get();
        }

        @Override
        public long count() {
            return count.get();
        }
    }

    static final class Volatile implements Counter {
        private volatile int count;

        @Override
        @SuppressWarnings("NonAtomicOperationOnVolatileField")
        public void raise() {
            count++;
        }

        @Override
        public long count() {
            return count;
        }
    }

    static final class GetThenSet implements Counter {
        private final AtomicLong count = new AtomicLong();

        @Override
        public void raise() {
            count.set(count.get() + 1);
        }

        @Override
        public long count() {
            return count.get();
        }
    }

    /** Each step under the lock, but not both. */
    static final class LockGivenBack implements Counter {
        private long count;

        @Override
        public void raise() {
            long old;
            synchronized (this) {
                old = count;
            }
            synchronized (this) {
                count = old + 1;
            }
        }

        @Override
        public synchronized long count() {
            return count;
        }
    }

    static final class TestThenSetLock implements Counter {
        private volatile boolean busy;
        private volatile long count;

        @Override
        public void raise() {
            while (busy) {
                Thread.onSpinWait();
            }
            busy = true;
            count = count + 1;
            busy = false;
        }

        @Override
        public long count() {
            return count;
        }
    }

    static final class OneOfFour implements Counter {
        private final Object[] locks = {new Object(), new Object(), new Object(), new Object()};
        private final AtomicInteger next = new AtomicInteger();
        private long count;

        @Override
        public void raise() {
            synchronized (locks[next.getAndIncrement() % locks.length]) {
                count++;
            }
        }

        @Override
        public long count() {
            return count;
        }
    }

    static final class Monitor implements Counter {
        private long count;

        @Override
        public synchronized void raise() {
            count++;
        }

        @Override
        public synchronized long count() {
            return count;
        }
    }

    static final class Locked implements Counter {
        private final ReentrantLock lock = new ReentrantLock();
        private long count;

        @Override
        public void raise() {
            lock.lock();
            try {
                count++;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public long count() {
            lock.lock();
            try {
                return count;
            } finally {
                lock.unlock();
            }
        }
    }

    static final class Cas implements Counter {
        private final AtomicLong count = new AtomicLong();

        @Override
        public void raise() {
            long old = count.get();
            while (!count.compareAndSet(old, old + 1)) {
                old = count.get();
            }
        }

        @Override
        public long count() {
            return count.get();
        }
    }

    static final class SpinLock implements Counter {
        private final AtomicBoolean busy = new AtomicBoolean();
        private long count;

        @Override
        public void raise() {
            while (!busy.compareAndSet(false, true)) {
                Thread.onSpinWait();
            }
            count++;
            busy.set(false);
        }

        @Override
        public long count() {
            return busy.get() ? -1 : count;
        }
    }

    /** A lock of its own, made of a monitor that is given back meanwhile. */
    static final class BusyFlag implements Counter {
        private boolean busy;
        private long count;

        @Override
        public void raise() {
            synchronized (this) {
                while (busy) {
                    try {
                        wait();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
                busy = true;
            }
            count++;
            synchronized (this) {
                busy = false;
                notifyAll();
            }
        }

        @Override
        public synchronized long count() {
            return count;
        }
    }

    static final class Optimistic implements Counter {
        private final StampedLock lock = new StampedLock();
        private long count;

        @Override
        public void raise() {
            long before = count();
            long stamp = lock.writeLock();
            try {
                count = Math.max(count, before) + 1;
            } finally {
                lock.unlockWrite(stamp);
            }
        }

        @Override
        public long count() {
            long stamp = lock.tryOptimisticRead();
            long seen = count;
            if (lock.validate(stamp)) {
                return seen;
            }
            stamp = lock.readLock();
            try {
                return count;
            } finally {
                lock.unlockRead(stamp);
            }
        }
    }

    /** Two workers of its own, which add what they find to one list. */
    static final class Workers {
        private final List<Long> found;

        Workers(boolean safe) {
            found = safe ? Collections.synchronizedList(new ArrayList<>()) : new ArrayList<>();
        }

        List<Long> run(boolean virtual) throws InterruptedException {
            Thread.Builder builder = virtual ? Thread.ofVirtual() : Thread.ofPlatform();
            Thread one = builder.name("one").start(() -> found.add(2L));
            Thread other = builder.name("other").start(() -> found.add(3L));
            one.join();
            other.join();
            return found;
        }
    }

    /** Bits that two threads mark, or look at. */
    static final class Bits {

        private final BitSet bits = new BitSet(64);

        void mark(int bit) {
            bits.set(bit);
        }

        int next() {
            return bits.nextSetBit(0) + (bits.get(1) ? 1 : 0);
        }
    }

    /** Two workers of its own, each with a place of its own in a list and in a map. */
    static final class Places {

        List<Long> run() throws InterruptedException {
            List<Long> list = new ArrayList<>(List.of(0L, 0L));
            Map<String, Long> map = new HashMap<>(Map.of("one", 0L, "other", 0L));
            Thread one = Thread.ofPlatform().name("one").start(() -> put(list, map, 0, 2L));
            Thread other = Thread.ofPlatform().name("other").start(() -> put(list, map, 1, 3L));
            one.join();
            other.join();
            return List.of(list.get(0) * map.get("one"), list.get(1) * map.get("other"));
        }

        private static void put(List<Long> list, Map<String, Long> map, int place, long found) {
            list.set(place, found);
            map.put(Thread.currentThread().getName(), found);
        }
    }

    /** Makes a value once for each key. */
    static final class Memo {
        private final Map<Integer, Object> values;

        Memo(Map<Integer, Object> values) {
            this.values = values;
        }

        static Memo concurrent() {
            return new Memo(new ConcurrentHashMap<>());
        }

        static Memo plain() {
            return new Memo(new HashMap<>());
        }

        Object checkThenAct(int key) {
            if (!values.containsKey(key)) {
                values.put(key, new Object());
            }
            return values.get(key);
        }

        Object atOnce(int key) {
            return values.computeIfAbsent(key, k -> new Object());
        }
    }

    /** A flag that one thread raises and another reads. */
    static final class Flag {
        private boolean plain;
        private volatile boolean seen;

        void raisePlain() {
            plain = true;
        }

        boolean isPlain() {
            return plain;
        }

        void raise() {
            seen = true;
        }

        boolean is() {
            return seen;
        }
    }

    /** Two locks. */
    static final class Both {
        private final ReentrantLock one = new ReentrantLock();
        private final Object other = new Object();
        private final List<String> done = new CopyOnWriteArrayList<>();

        void oneThenOther() {
            one.lock();
            try {
                synchronized (other) {
                    done.add("a");
                }
            } finally {
                one.unlock();
            }
        }

        void otherThenOne() throws InterruptedException {
            synchronized (other) {
                one.lockInterruptibly();
                try {
                    done.add("b");
                } finally {
                    one.unlock();
                }
            }
        }

        List<String> done() {
            return done;
        }
    }

    /** What others inherit. */
    abstract static class Base {
        protected long count;
    }

    static final class Inherited extends Base implements Counter {

        @Override
        public void raise() {
            count++;
        }

        @Override
        public long count() {
            return count;
        }
    }

    /** Reads and writes under its lock, which it gives back in between. */
    static final class TwoCalls implements Counter {
        private long count;

        @Override
        public void raise() {
            set(count() + 1);
        }

        @Override
        public synchronized long count() {
            return count;
        }

        private synchronized void set(long to) {
            count = to;
        }
    }

    /** Counts under a lock, and is read without it, between fences. */
    static final class Fenced implements Counter {
        private int count;

        @Override
        public void raise() {
            long before = count();
            synchronized (this) {
                int next = (int) Math.max(count, before) + 1;
                VarHandle.releaseFence();
                count = next;
            }
        }

        @Override
        public long count() {
            int seen = count;
            VarHandle.acquireFence();
            return seen;
        }
    }

    /** Looks a number of times whether something has happened. */
    static final class Looks {
        private final CountDownLatch never = new CountDownLatch(1);

        int look(int times) {
            int happened = 0;
            for (int i = 0; i < times; i++) {
                happened += never.getCount() == 0 ? 1 : 0;
            }
            return happened;
        }
    }

    /** Loses its permit if it is interrupted just after it got it. */
    static final class PermitLost {
        private final Semaphore permits = new Semaphore(1);

        void enter() throws InterruptedException {
            permits.acquire();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            permits.release();
        }

        int left() {
            return permits.availablePermits();
        }
    }

    /** Adds under a lock, and hands out copies. */
    static final class Finds {
        private final List<Long> found = new ArrayList<>();

        synchronized void add(long prime) {
            found.add(prime);
        }

        synchronized List<Long> copy() {
            return new ArrayList<>(found);
        }

        List<Long> copyWithoutLock() {
            return new ArrayList<>(found);
        }

        List<Long> immutableWithoutLock() {
            return List.copyOf(found);
        }

        void addToWithoutLock(List<Long> all) {
            all.addAll(found);
        }
    }

    /** Two threads look things up in a table that is filled on first use, by whichever of them that is. */
    static final class LookUp {

        private int sum;

        int sumOfTwo() throws InterruptedException {
            Thread one = Thread.ofPlatform().name("one").start(() -> add(Table.square(2)));
            Thread other = Thread.ofPlatform().name("other").start(() -> add(Table.square(3)));
            one.join();
            other.join();
            return sum;
        }

        private synchronized void add(int more) {
            sum += more;
        }
    }

    private static final class Table {

        private static final int[] SQUARES = new int[4];

        static {
            for (int i = 0; i < SQUARES.length; i++) {
                put(i);
            }
        }

        private static void put(int i) {
            SQUARES[i] = i * i;
        }

        static int square(int i) {
            return SQUARES[i];
        }
    }
}
