package kata.testkit.sample;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.function.IntSupplier;

/** Stands in for learners' code: one thread calls {@code write}, another one {@code read}. */
public final class Races {

    private Races() {}

    // Ordered.

    static class VolatileField {
        private volatile int value;

        public void write() {
            value = 1;
        }

        public int read() {
            return value;
        }
    }

    static class OneLock {
        private int value;

        public synchronized void write() {
            value = 1;
        }

        public int read() {
            synchronized (this) {
                return value;
            }
        }
    }

    static class MonitorOfTheOuter {
        private final Part part = new Part();
        private int value;

        public synchronized void write() {
            value = 1;
        }

        public int read() {
            return part.look();
        }

        private final class Part {
            int look() {
                synchronized (MonitorOfTheOuter.this) {
                    return value;
                }
            }
        }
    }

    static class LockOfTheClass {
        private static int value;

        public static synchronized void write() {
            value = 1;
        }

        public int read() {
            synchronized (LockOfTheClass.class) {
                return value;
            }
        }
    }

    static class LockedByTheCaller {
        private final Lock lock = new ReentrantLock();
        private int value;

        public void write() {
            lock.lock();
            try {
                set(1);
            } finally {
                lock.unlock();
            }
        }

        private void set(int to) {
            if (to > value) {
                value = to;
            }
        }

        public int read() {
            enter();
            try {
                return value;
            } finally {
                leave();
            }
        }

        private void enter() {
            lock.lock();
        }

        private void leave() {
            lock.unlock();
        }
    }

    static class LockedByAFunction {
        private final Object lock = new Object();
        private int value;

        public void write() {
            locked(() -> value = 1);
        }

        public int read() {
            synchronized (lock) {
                return value;
            }
        }

        private void locked(Runnable action) {
            synchronized (lock) {
                action.run();
            }
        }
    }

    static class LockedIfItCan {
        private final ReentrantLock lock = new ReentrantLock();
        private int value;

        public void write() {
            while (!lock.tryLock()) {
                Thread.onSpinWait();
            }
            try {
                value = 1;
            } finally {
                lock.unlock();
            }
        }

        public int read() {
            if (lock.tryLock()) {
                try {
                    return value;
                } finally {
                    lock.unlock();
                }
            }
            return -1;
        }
    }

    static class TwoHalvesOfALock {
        private final ReentrantReadWriteLock both = new ReentrantReadWriteLock();
        private final Lock reading = both.readLock();
        private int value;

        public void write() {
            both.writeLock().lock();
            try {
                value = 1;
            } finally {
                both.writeLock().unlock();
            }
        }

        public int read() {
            reading.lock();
            try {
                return value;
            } finally {
                reading.unlock();
            }
        }
    }

    static class TwoHalvesOfALockOfTheConstructor {
        private final EnumSet<Thread.State> states = EnumSet.noneOf(Thread.State.class);
        private final Lock reading;
        private final Lock writing;

        TwoHalvesOfALockOfTheConstructor() {
            ReadWriteLock both = new ReentrantReadWriteLock();
            reading = both.readLock();
            writing = both.writeLock();
        }

        public void write() {
            writing.lock();
            try {
                states.add(Thread.State.NEW);
            } finally {
                writing.unlock();
            }
        }

        public boolean read() {
            reading.lock();
            try {
                return states.contains(Thread.State.NEW);
            } finally {
                reading.unlock();
            }
        }
    }

    static class HalvesOfTwoLocks {
        private final Lock reading;
        private final Lock writing;
        private int value;

        HalvesOfTwoLocks() {
            ReadWriteLock one = new ReentrantReadWriteLock();
            ReadWriteLock other = new ReentrantReadWriteLock();
            reading = one.readLock();
            writing = other.writeLock();
        }

        public void write() {
            writing.lock();
            value = 1;
            writing.unlock();
        }

        public int read() {
            reading.lock();
            int read = value;
            reading.unlock();
            return read;
        }
    }

    /** One lock has two names. */
    static class HalfOfALockInAField {
        private final ReadWriteLock both;
        private final Lock reading;
        private int value;

        HalfOfALockInAField() {
            ReadWriteLock made = new ReentrantReadWriteLock();
            both = made;
            reading = made.readLock();
        }

        public void write() {
            both.writeLock().lock();
            value = 1;
            both.writeLock().unlock();
        }

        public int read() {
            reading.lock();
            int read = value;
            reading.unlock();
            return read;
        }
    }

    static class HalvesOfOneOfTwoLocks {
        private final Lock reading;
        private final Lock writing;
        private int value;

        HalvesOfOneOfTwoLocks() {
            ReadWriteLock both = new ReentrantReadWriteLock();
            reading = both.readLock();
            writing = both.writeLock();
        }

        HalvesOfOneOfTwoLocks(boolean fair) {
            ReadWriteLock both = new ReentrantReadWriteLock(fair);
            reading = both.readLock();
            writing = both.writeLock();
        }

        public void write() {
            writing.lock();
            value = 1;
            writing.unlock();
        }

        public int read() {
            reading.lock();
            int read = value;
            reading.unlock();
            return read;
        }
    }

    static class Optimistic {
        private final StampedLock lock = new StampedLock();
        private int value;

        public void write() {
            long stamp = lock.writeLock();
            value = 1;
            lock.unlock(stamp);
        }

        public int read() {
            long stamp = lock.tryOptimisticRead();
            int seen = value;
            if (!lock.validate(stamp)) {
                stamp = lock.readLock();
                seen = value;
                lock.unlockRead(stamp);
            }
            return seen;
        }
    }

    static class AcquireAndRelease {
        private static final VarHandle VALUE;

        static {
            try {
                VALUE = MethodHandles.lookup().findVarHandle(AcquireAndRelease.class, "value", int.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private int value;

        public void write() {
            VALUE.setRelease(this, 1);
        }

        public int read() {
            return (int) VALUE.getAcquire(this);
        }
    }

    static class Updater {
        private static final AtomicIntegerFieldUpdater<Updater> VALUE =
                AtomicIntegerFieldUpdater.newUpdater(Updater.class, "value");
        private volatile int value;

        public void write() {
            VALUE.incrementAndGet(this);
        }

        public int read() {
            return VALUE.get(this);
        }
    }

    static class Latch {
        private final CountDownLatch done = new CountDownLatch(1);

        public void write() {
            done.countDown();
        }

        public boolean read() {
            return done.getCount() == 0;
        }
    }

    static class Snapshot {
        private record Pair(int a, int b) {}

        private final AtomicReference<Pair> pair = new AtomicReference<>(new Pair(0, 0));

        public void write() {
            pair.updateAndGet(old -> new Pair(old.b(), old.a() + 1));
        }

        public int read() {
            return pair.get().a();
        }
    }

    static class ListUnderALock {
        private final List<Integer> values = new ArrayList<>();

        public void write() {
            synchronized (values) {
                values.add(1);
            }
        }

        public int read() {
            synchronized (values) {
                return values.isEmpty() ? 0 : values.get(0);
            }
        }
    }

    static class ListMadeForIt {
        private final List<Integer> values = Collections.synchronizedList(new ArrayList<>());

        public void write() {
            values.add(1);
        }

        public int read() {
            return values.size();
        }
    }

    static class OwnPart {
        private int reads;
        private volatile boolean stopped;

        public void write() {
            stopped = true;
        }

        public int read() {
            int[] counted = new int[1];
            while (!stopped && reads < 9) {
                reads++;
                counted[0]++;
            }
            return counted[0];
        }
    }

    static class Helper {
        private static final class Box {
            private int value;

            synchronized void put(int to) {
                value = to;
            }

            int take() {
                synchronized (this) {
                    return value;
                }
            }
        }

        private final Box box = new Box();

        public void write() {
            box.put(1);
        }

        public int read() {
            Box mine = new Box();
            mine.value = box.take();
            return mine.value;
        }
    }

    static class FlagUnderALock {
        private int value;
        private volatile boolean there;

        public int write() {
            return read();
        }

        public int read() {
            if (!there) {
                synchronized (this) {
                    if (!there) {
                        value = 1;
                        there = true;
                    }
                }
            }
            return value;
        }
    }

    static class LookUnderALock {
        private List<Integer> value;

        public List<Integer> write() {
            return read();
        }

        public List<Integer> read() {
            synchronized (this) {
                if (value == null) {
                    value = List.of(1);
                }
            }
            return value;
        }
    }

    static class LookUnderALockThroughALocal {
        private final Lock lock = new ReentrantLock();
        private List<Integer> value;

        public List<Integer> write() {
            return read();
        }

        public List<Integer> read() {
            lock.lock();
            try {
                List<Integer> seen = value;
                if (seen == null) {
                    value = List.of(1);
                }
            } finally {
                lock.unlock();
            }
            return value;
        }
    }

    static class LookInAMethodUnderALock {
        private List<Integer> value;

        public List<Integer> write() {
            return read();
        }

        public List<Integer> read() {
            make();
            return value;
        }

        private synchronized void make() {
            if (value != null) {
                return;
            }
            value = List.of(1);
        }
    }

    static class PlainFlagUnderALock {
        private int value;
        private boolean there;

        public int write() {
            return read();
        }

        public int read() {
            synchronized (this) {
                if (!there) {
                    value = 1;
                    there = true;
                }
            }
            return value;
        }
    }

    static class LookBeforeTheLock {
        private List<Integer> value;

        public List<Integer> write() {
            return read();
        }

        public List<Integer> read() {
            List<Integer> seen = value;
            synchronized (this) {
                if (seen == null) {
                    value = List.of(1);
                }
            }
            return value;
        }
    }

    static class LookUnderAnotherLock {
        private final Object other = new Object();
        private List<Integer> value;

        public synchronized void write() {
            if (value == null) {
                value = List.of(1);
            }
        }

        public List<Integer> read() {
            synchronized (other) {
                if (value == null) {
                    return List.of();
                }
            }
            return value;
        }
    }

    static class LookInASectionOfItsOwn {
        private List<Integer> value;

        public List<Integer> write() {
            return read();
        }

        public List<Integer> read() {
            synchronized (this) {
                if (value != null) {
                    return value;
                }
            }
            synchronized (this) {
                value = List.of(1);
            }
            return value;
        }
    }

    static class LookBeforeAWait {
        private List<Integer> value;

        public List<Integer> write() throws InterruptedException {
            return read();
        }

        public List<Integer> read() throws InterruptedException {
            synchronized (this) {
                if (value == null) {
                    wait(1);
                    value = List.of(1);
                }
            }
            return value;
        }
    }

    static class LookAndALaterWrite {
        private List<Integer> value;

        public synchronized void write() {
            value = List.of(2);
        }

        public List<Integer> read() {
            synchronized (this) {
                if (value == null) {
                    value = List.of(1);
                }
            }
            return value;
        }
    }

    static class FlagPutUpLater {
        private int value;
        private boolean there;

        public int write() {
            int seen = read();
            synchronized (this) {
                there = true;
            }
            return seen;
        }

        public int read() {
            synchronized (this) {
                if (!there) {
                    value = value + 1;
                }
            }
            return value;
        }
    }

    static class Stream {
        private volatile boolean stopped;
        private final List<Integer> numbers;

        public Stream(List<Integer> numbers) {
            this.numbers = numbers;
        }

        public void write() {
            stopped = true;
        }

        public long read() {
            return numbers.stream().takeWhile(n -> !stopped).count();
        }
    }

    static class InheritedVolatile {
        private static class Base {
            volatile int value;
        }

        private static final class Derived extends Base {
            void raise() {
                value = 1;
            }
        }

        private final Derived derived = new Derived();

        public void write() {
            derived.raise();
        }

        public int read() {
            return derived.value;
        }
    }

    static class OneSemaphore {
        private final Semaphore turn = new Semaphore(1);
        private int value;

        public void write() {
            turn.acquireUninterruptibly();
            try {
                value = 1;
            } finally {
                turn.release();
            }
        }

        public int read() {
            if (!turn.tryAcquire()) {
                return 0;
            }
            try {
                return value;
            } finally {
                turn.release();
            }
        }
    }

    static class OptimisticBothAtOnce {
        private final StampedLock lock = new StampedLock();
        private int value;

        public void write() {
            long stamp = lock.writeLock();
            value = 1;
            lock.unlockWrite(stamp);
        }

        public int read() {
            long stamp = lock.tryOptimisticRead();
            int seen = value;
            boolean sound = lock.validate(stamp);
            return sound & seen > 0 ? seen : 0;
        }
    }

    static class AtomicFlagUnderALock {
        private final AtomicBoolean there = new AtomicBoolean();
        private int value;

        public int write() {
            return read();
        }

        public int read() {
            if (!there.get()) {
                synchronized (this) {
                    if (!there.get()) {
                        value = 1;
                        there.set(true);
                    }
                }
            }
            return value;
        }
    }

    static class VectorAndSet {
        private final Vector<Integer> values = new Vector<>();
        private final Set<Integer> more = ConcurrentHashMap.newKeySet();

        public void write() {
            values.add(1);
            more.add(1);
        }

        public int read() {
            return values.size() + more.size();
        }
    }

    static class ArrayOfAFunctionUnderALock {
        private final Runnable writer;
        private final IntSupplier reader;

        public ArrayOfAFunctionUnderALock() {
            int[] values = new int[1];
            Object lock = new Object();
            writer = () -> {
                synchronized (lock) {
                    values[0] = 1;
                }
            };
            reader = () -> {
                synchronized (lock) {
                    return values[0];
                }
            };
        }

        public void write() {
            writer.run();
        }

        public int read() {
            return reader.getAsInt();
        }
    }

    static class ListFilledThenPublished {
        private volatile List<Integer> values;

        public void write() {
            List<Integer> fresh = new ArrayList<>();
            fresh.add(1);
            values = fresh;
        }

        public List<Integer> read() {
            return values;
        }
    }

    static class ListFilledUnderALock {
        private List<Integer> values;

        public synchronized void write() {
            List<Integer> fresh = new ArrayList<>();
            values = fresh;
            fresh.add(1);
        }

        public synchronized List<Integer> read() {
            return values;
        }
    }

    static class OpaqueBetweenFences {
        private static final VarHandle VALUE;

        static {
            try {
                VALUE = MethodHandles.lookup().findVarHandle(OpaqueBetweenFences.class, "value", List.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private List<Integer> value;

        public List<Integer> write() {
            return read();
        }

        @SuppressWarnings("unchecked")
        public List<Integer> read() {
            List<Integer> made = (List<Integer>) VALUE.getOpaque(this);
            if (made != null) {
                VarHandle.acquireFence();
                return made;
            }
            synchronized (this) {
                if (value == null) {
                    List<Integer> fresh = new ArrayList<>(List.of(1));
                    VarHandle.releaseFence();
                    VALUE.setOpaque(this, fresh);
                }
                return value;
            }
        }
    }

    static class PlainBetweenFences {
        private static final VarHandle VALUE;

        static {
            try {
                VALUE = MethodHandles.lookup().findVarHandle(PlainBetweenFences.class, "value", List.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private List<Integer> value;

        public List<Integer> write() {
            return read();
        }

        @SuppressWarnings("unchecked")
        public List<Integer> read() {
            List<Integer> made = value;
            VarHandle.fullFence();
            if (made != null) {
                return made;
            }
            synchronized (this) {
                if (value == null) {
                    List<Integer> fresh = new ArrayList<>(List.of(1));
                    VarHandle.fullFence();
                    value = fresh;
                }
                return value;
            }
        }
    }

    static class FlagBetweenFences {
        private int value;
        private boolean there;

        public int write() {
            return read();
        }

        public int read() {
            boolean up = there;
            VarHandle.acquireFence();
            if (!up) {
                synchronized (this) {
                    if (!there) {
                        value = 1;
                        VarHandle.releaseFence();
                        there = true;
                    }
                }
            }
            return value;
        }
    }

    static class AcquireOfAFlag {
        private static final VarHandle THERE;

        static {
            try {
                THERE = MethodHandles.lookup().findVarHandle(AcquireOfAFlag.class, "there", boolean.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private int value;
        private boolean there;

        public int write() {
            return read();
        }

        public int read() {
            if (!(boolean) THERE.getAcquire(this)) {
                synchronized (this) {
                    if (!there) {
                        value = 1;
                        THERE.setRelease(this, true);
                    }
                }
            }
            return value;
        }
    }

    static class HomeMadeLock {
        private final AtomicBoolean busy = new AtomicBoolean();
        private int value;

        public int write() {
            return read();
        }

        public int read() {
            while (!busy.compareAndSet(false, true)) {
                Thread.onSpinWait();
            }
            try {
                return ++value;
            } finally {
                busy.set(false);
            }
        }
    }

    static class HomeMadeLockOfAHandle {
        private static final VarHandle BUSY;

        static {
            try {
                BUSY = MethodHandles.lookup().findVarHandle(HomeMadeLockOfAHandle.class, "busy", int.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private volatile int busy;
        private int value;

        public int write() {
            return read();
        }

        public int read() {
            while ((int) BUSY.getAndSetAcquire(this, 1) != 0) {
                Thread.onSpinWait();
            }
            int mine = ++value;
            busy = 0;
            return mine;
        }
    }

    static class HomeMadeLockOfItsOwnClass {
        private static final class Lock {
            private final AtomicBoolean busy = new AtomicBoolean(false);

            void lock() {
                while (busy.get() || !tryLock()) {
                    Thread.onSpinWait();
                }
            }

            boolean tryLock() {
                return busy.compareAndSet(false, true);
            }

            void unlock() {
                busy.setRelease(false);
            }
        }

        private final Lock lock = new Lock();
        private int value;

        public void write() {
            lock.lock();
            try {
                value = 1;
            } finally {
                lock.unlock();
            }
        }

        public int read() {
            if (lock.tryLock()) {
                try {
                    return value;
                } finally {
                    lock.unlock();
                }
            }
            return 0;
        }
    }

    static class ThreeStates {
        private static final int MADE = 2;
        private final AtomicInteger state = new AtomicInteger();
        private int value;

        public int write() {
            return read();
        }

        public int read() {
            while (state.get() != MADE) {
                if (state.compareAndSet(0, 1)) {
                    try {
                        value = 1 / (1 - value);
                    } catch (RuntimeException e) {
                        state.set(0);
                        throw e;
                    }
                    state.set(MADE);
                }
                Thread.onSpinWait();
            }
            return value;
        }
    }

    // Data races.

    static class OpaqueWithoutAnAcquireFence {
        private static final VarHandle VALUE;

        static {
            try {
                VALUE = MethodHandles.lookup().findVarHandle(OpaqueWithoutAnAcquireFence.class, "value", List.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private List<Integer> value;

        public List<Integer> write() {
            return read();
        }

        @SuppressWarnings("unchecked")
        public List<Integer> read() {
            List<Integer> made = (List<Integer>) VALUE.getOpaque(this);
            if (made != null) {
                return made;
            }
            synchronized (this) {
                if (value == null) {
                    List<Integer> fresh = new ArrayList<>(List.of(1));
                    VarHandle.releaseFence();
                    VALUE.setOpaque(this, fresh);
                }
                return value;
            }
        }
    }

    static class OpaqueWithoutAReleaseFence {
        private static final VarHandle VALUE;

        static {
            try {
                VALUE = MethodHandles.lookup().findVarHandle(OpaqueWithoutAReleaseFence.class, "value", List.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private List<Integer> value;

        public List<Integer> write() {
            return read();
        }

        @SuppressWarnings("unchecked")
        public List<Integer> read() {
            List<Integer> made = (List<Integer>) VALUE.getOpaque(this);
            if (made != null) {
                VarHandle.acquireFence();
                return made;
            }
            synchronized (this) {
                if (value == null) {
                    List<Integer> fresh = new ArrayList<>(List.of(1));
                    VALUE.setOpaque(this, fresh);
                }
                return value;
            }
        }
    }

    static class FenceBeforeTheRead {
        private static final VarHandle VALUE;

        static {
            try {
                VALUE = MethodHandles.lookup().findVarHandle(FenceBeforeTheRead.class, "value", List.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private List<Integer> value;

        public List<Integer> write() {
            return read();
        }

        @SuppressWarnings("unchecked")
        public List<Integer> read() {
            VarHandle.acquireFence();
            List<Integer> made = (List<Integer>) VALUE.getOpaque(this);
            if (made != null) {
                return made;
            }
            synchronized (this) {
                if (value == null) {
                    List<Integer> fresh = new ArrayList<>(List.of(1));
                    VarHandle.releaseFence();
                    VALUE.setOpaque(this, fresh);
                }
                return value;
            }
        }
    }

    static class FenceAfterTheWrite {
        private static final VarHandle VALUE;

        static {
            try {
                VALUE = MethodHandles.lookup().findVarHandle(FenceAfterTheWrite.class, "value", List.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private List<Integer> value;

        public List<Integer> write() {
            return read();
        }

        @SuppressWarnings("unchecked")
        public List<Integer> read() {
            List<Integer> made = (List<Integer>) VALUE.getOpaque(this);
            if (made != null) {
                VarHandle.acquireFence();
                return made;
            }
            synchronized (this) {
                if (value == null) {
                    List<Integer> fresh = new ArrayList<>(List.of(1));
                    VALUE.setOpaque(this, fresh);
                    VarHandle.releaseFence();
                }
                return value;
            }
        }
    }

    static class FenceBeforeTheWork {
        private static final VarHandle VALUE;

        static {
            try {
                VALUE = MethodHandles.lookup().findVarHandle(FenceBeforeTheWork.class, "value", List.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private List<Integer> value;

        public List<Integer> write() {
            return read();
        }

        @SuppressWarnings("unchecked")
        public List<Integer> read() {
            List<Integer> made = (List<Integer>) VALUE.getOpaque(this);
            if (made != null) {
                VarHandle.acquireFence();
                return made;
            }
            synchronized (this) {
                if (value == null) {
                    List<Integer> fresh = new ArrayList<>(List.of(1));
                    VarHandle.releaseFence();
                    fresh.add(2);
                    VALUE.setOpaque(this, fresh);
                }
                return value;
            }
        }
    }

    static class UsedBeforeTheFence {
        private static final VarHandle VALUE;

        static {
            try {
                VALUE = MethodHandles.lookup().findVarHandle(UsedBeforeTheFence.class, "value", List.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private List<Integer> value;

        public List<Integer> write() {
            return read();
        }

        @SuppressWarnings("unchecked")
        public List<Integer> read() {
            List<Integer> made = (List<Integer>) VALUE.getOpaque(this);
            if (made != null && made.size() > 1) {
                VarHandle.acquireFence();
                return made;
            }
            synchronized (this) {
                if (value == null) {
                    List<Integer> fresh = new ArrayList<>(List.of(1));
                    VarHandle.releaseFence();
                    VALUE.setOpaque(this, fresh);
                }
                return value;
            }
        }
    }

    static class FenceOnOneWayOnly {
        private static final VarHandle VALUE;

        static {
            try {
                VALUE = MethodHandles.lookup().findVarHandle(FenceOnOneWayOnly.class, "value", List.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private List<Integer> value;

        public List<Integer> write() {
            return read();
        }

        @SuppressWarnings("unchecked")
        public List<Integer> read() {
            List<Integer> made = (List<Integer>) VALUE.getOpaque(this);
            if (made != null && hashCode() > 9) {
                VarHandle.acquireFence();
            }
            if (made != null) {
                return made;
            }
            synchronized (this) {
                if (value == null) {
                    List<Integer> fresh = new ArrayList<>(List.of(1));
                    VarHandle.releaseFence();
                    VALUE.setOpaque(this, fresh);
                }
                return value;
            }
        }
    }

    static class InheritedPlainField {
        private static class Base {
            int value;
        }

        private static final class Derived extends Base {
            void raise() {
                super.value = 1;
            }
        }

        private final Derived derived = new Derived();

        public void write() {
            derived.raise();
        }

        public int read() {
            return derived.value;
        }
    }

    static class OptimisticNeverAsked {
        private final StampedLock lock = new StampedLock();
        private int value;

        public void write() {
            long stamp = lock.writeLock();
            value = 1;
            lock.unlockWrite(stamp);
        }

        public int read() {
            long stamp = lock.tryOptimisticRead();
            int seen = value;
            lock.validate(stamp);
            return seen;
        }
    }

    static class OptimisticReadAfterwards {
        private final StampedLock lock = new StampedLock();
        private int value;

        public void write() {
            long stamp = lock.writeLock();
            value = 1;
            lock.unlockWrite(stamp);
        }

        public int read() {
            long stamp = lock.tryOptimisticRead();
            return lock.validate(stamp) ? value : 0;
        }
    }

    static class ArrayOfAFunction {
        private final Runnable writer;
        private final IntSupplier reader;

        public ArrayOfAFunction() {
            int[] values = new int[1];
            writer = () -> values[0] = 1;
            reader = () -> values[0];
        }

        public void write() {
            writer.run();
        }

        public int read() {
            return reader.getAsInt();
        }
    }

    static class ArrayInAnAtomic {
        private final AtomicReference<int[]> values = new AtomicReference<>(new int[1]);

        public void write() {
            values.get()[0] = 1;
        }

        public int read() {
            return values.get()[0];
        }
    }

    static class ArrayInAnArray {
        private final int[][] values = new int[1][1];

        public void write() {
            values[0][0] = 1;
        }

        public int read() {
            return values[0][0];
        }
    }

    static class ArrayFilled {
        private final int[] values = new int[1];

        public void write() {
            Arrays.fill(values, 1);
        }

        public int read() {
            return values.clone()[0];
        }
    }

    static class ListFilledInPublic {
        private volatile List<Integer> values;

        public void write() {
            List<Integer> fresh = new ArrayList<>();
            values = fresh;
            fresh.add(1);
        }

        public List<Integer> read() {
            return values;
        }
    }

    static class PlainFieldInAStream {
        private boolean stopped;
        private final List<Integer> numbers;

        public PlainFieldInAStream(List<Integer> numbers) {
            this.numbers = numbers;
        }

        public void write() {
            stopped = true;
        }

        public long read() {
            return numbers.stream().takeWhile(n -> !stopped).count();
        }
    }

    static class MonitorOfTheInner {
        private final Part part = new Part();
        private int value;

        public synchronized void write() {
            value = 1;
        }

        public int read() {
            return part.look();
        }

        private final class Part {
            synchronized int look() {
                return value;
            }
        }
    }

    static class PlainField {
        private int value;

        public void write() {
            value = 1;
        }

        public int read() {
            return value;
        }
    }

    static class PlainStaticField {
        private static int value;

        public void write() {
            value = 1;
        }

        public int read() {
            return value;
        }
    }

    static class PlainReadOfAVolatileField {
        private static final VarHandle VALUE;

        static {
            try {
                VALUE = MethodHandles.lookup().findVarHandle(PlainReadOfAVolatileField.class, "value", int.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private volatile int value;

        public void write() {
            value = 1;
        }

        public int read() {
            return (int) VALUE.get(this);
        }
    }

    static class PlainWriteOfAnAtomic {
        private final AtomicBoolean value = new AtomicBoolean();

        public void write() {
            value.setPlain(true);
        }

        public boolean read() {
            return value.get();
        }
    }

    static class VolatileArray {
        private volatile int[] values = new int[1];

        public void write() {
            values[0]++;
        }

        public int read() {
            return values[0];
        }
    }

    static class LockOnOneSide {
        private int value;

        public void write() {
            value = 1;
        }

        public synchronized int read() {
            return value;
        }
    }

    static class TwoLocks {
        private final Lock here = new ReentrantLock();
        private final Lock there = new ReentrantLock();
        private int value;

        public void write() {
            here.lock();
            try {
                value = 1;
            } finally {
                here.unlock();
            }
        }

        public int read() {
            there.lock();
            try {
                return value;
            } finally {
                there.unlock();
            }
        }
    }

    static class LockForEachCall {
        private int value;

        public void write() {
            synchronized (new Object()) {
                value = 1;
            }
        }

        public int read() {
            Lock lock = new ReentrantLock();
            lock.lock();
            try {
                return value;
            } finally {
                lock.unlock();
            }
        }
    }

    static class LockLetGoTooEarly {
        private final Lock lock = new ReentrantLock();
        private int value;

        public void write() {
            lock.lock();
            lock.unlock();
            value = 1;
        }

        public int read() {
            lock.lock();
            try {
                return value;
            } finally {
                lock.unlock();
            }
        }
    }

    static class LockOnOneWayOnly {
        private int value;
        private volatile boolean safe;

        public void write() {
            safe = true;
            value = 1;
        }

        public int read() {
            if (safe) {
                synchronized (this) {
                    return value;
                }
            }
            return value;
        }
    }

    static class WriteUnderTheReadLock {
        private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        private int value;

        public void write() {
            lock.readLock().lock();
            value = 1;
            lock.readLock().unlock();
        }

        public int read() {
            return value;
        }
    }

    static class FlagBeforeTheValue {
        private int value;
        private volatile boolean there;

        public void write() {
            there = true;
            value = 1;
        }

        public int read() {
            return there ? value : 0;
        }
    }

    static class UnsafeList {
        private final List<Integer> values = new ArrayList<>();

        public void write() {
            values.add(1);
        }

        public int read() {
            return values.size();
        }
    }

    static class UnsafeHelper {
        private static final class Box {
            private int value;
        }

        private final Box box = new Box();

        public void write() {
            box.value = 1;
        }

        public int read() {
            return box.value;
        }
    }

    // Seen in the end, though not ordered.

    static class PushedByAnother {
        private boolean value;
        private volatile int pushed;

        public void write() {
            value = true;
            pushed = 1;
        }

        public int read() {
            int rounds = 0;
            while (pushed >= 0 && !value) {
                rounds++;
            }
            return rounds;
        }
    }

    // Not bound to be seen.

    static class PushedBefore {
        private boolean value;
        private volatile int pushed;

        public void write() {
            pushed = 1;
            value = true;
        }

        public int read() {
            int rounds = 0;
            while (pushed >= 0 && !value) {
                rounds++;
            }
            return rounds;
        }
    }

    static class PushedOnOneWayOnly {
        private boolean value;
        private volatile int pushed;

        public void write() {
            value = true;
            if (hashCode() > 9) {
                pushed = 1;
            }
        }

        public int read() {
            int rounds = 0;
            while (pushed >= 0 && !value) {
                rounds++;
            }
            return rounds;
        }
    }

    static class PulledOnce {
        private boolean value;
        private volatile int pushed;

        public void write() {
            value = true;
            pushed = 1;
        }

        public int read() {
            int rounds = pushed;
            while (!value) {
                rounds++;
            }
            return rounds;
        }
    }

    static class PulledAfterwards {
        private boolean value;
        private volatile int pushed;

        public void write() {
            value = true;
            pushed = 1;
        }

        public int read() {
            int rounds = 0;
            while (!value) {
                rounds += pushed;
            }
            return rounds;
        }
    }

    static class PushedByBoth {
        private boolean value;
        private volatile int pushed;

        public void write() {
            value = true;
            pushed = 1;
        }

        public int read() {
            int rounds = 0;
            while (pushed >= 0 && !value) {
                pushed = 0;
                rounds++;
            }
            return rounds;
        }
    }

    static class PushedAndTakenBack {
        private boolean value;
        private volatile int pushed;

        public void write() {
            value = true;
            pushed = 1;
            value = false;
            pushed = 2;
        }

        public int read() {
            int rounds = 0;
            while (pushed >= 0 && !value) {
                rounds++;
            }
            return rounds;
        }
    }

    // Not to be decided.

    static class FlagAfterTheValue {
        private int value;
        private volatile boolean there;

        public void write() {
            value = 1;
            there = true;
        }

        public int read() {
            return there ? value : 0;
        }
    }

    static class FlagWithoutASecondLook {
        private int value;
        private volatile boolean there;

        public int write() {
            return read();
        }

        public int read() {
            if (!there) {
                synchronized (this) {
                    value = 1;
                    there = true;
                }
            }
            return value;
        }
    }

    static class FlagThatGoesDownAgain {
        private int value;
        private volatile boolean there;

        public int write() {
            there = false;
            return read();
        }

        public int read() {
            if (!there) {
                synchronized (this) {
                    if (!there) {
                        value++;
                        there = true;
                    }
                }
            }
            return value;
        }
    }

    static class FirstOneIn {
        private final AtomicBoolean begun = new AtomicBoolean();
        private final CountDownLatch done = new CountDownLatch(1);
        private int value;

        public int write() throws InterruptedException {
            return read();
        }

        public int read() throws InterruptedException {
            if (begun.compareAndSet(false, true)) {
                value = 1;
                done.countDown();
            } else {
                done.await();
            }
            return value;
        }
    }

    static class HalfFences {
        private static final VarHandle VALUE;

        static {
            try {
                VALUE = MethodHandles.lookup().findVarHandle(HalfFences.class, "value", List.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private List<Integer> value;

        public List<Integer> write() {
            return read();
        }

        @SuppressWarnings("unchecked")
        public List<Integer> read() {
            List<Integer> made = value;
            if (made != null) {
                VarHandle.loadLoadFence();
                return made;
            }
            synchronized (this) {
                if (value == null) {
                    List<Integer> fresh = new ArrayList<>(List.of(1));
                    VarHandle.storeStoreFence();
                    value = fresh;
                }
                return value;
            }
        }
    }

    static class HomeMadeLockOfAnybody {
        private final AtomicBoolean busy = new AtomicBoolean();
        private int value;

        public int write() {
            return read();
        }

        public int read() {
            while (!busy.compareAndSet(false, true)) {
                Thread.onSpinWait();
            }
            int mine = ++value;
            busy.set(false);
            return mine;
        }

        public void giveUp() {
            busy.set(false);
        }
    }

    static class HomeMadeLockThatBeginsTaken {
        private final AtomicBoolean busy = new AtomicBoolean(true);
        private int value;

        public void write() {
            value = 1;
            busy.set(false);
        }

        public int read() {
            while (!busy.compareAndSet(false, true)) {
                Thread.onSpinWait();
            }
            int mine = ++value;
            busy.set(false);
            return mine;
        }
    }

    static class HomeMadeLockTakenInTwoSteps {
        private final AtomicBoolean busy = new AtomicBoolean();
        private int value;

        public int write() {
            return read();
        }

        public int read() {
            while (busy.get()) {
                Thread.onSpinWait();
            }
            busy.set(true);
            int mine = ++value;
            busy.set(false);
            return mine;
        }
    }

    static class StateThatBeginsAgain {
        private final AtomicInteger state = new AtomicInteger();
        private int value;

        public int write() {
            state.set(0);
            return read();
        }

        public int read() {
            while (state.get() != 2) {
                if (state.compareAndSet(0, 1)) {
                    value++;
                    state.set(2);
                }
            }
            return value;
        }
    }

    static class LockThatChanges {
        private Object lock = new Object();
        private int value;

        public void write() {
            synchronized (lock) {
                value = 1;
            }
        }

        public int read() {
            synchronized (lock) {
                return value;
            }
        }

        public void change() {
            lock = new Object();
        }
    }

    static class SomewhereElse {
        private final Executor executor;
        private int value;

        public SomewhereElse(Executor executor) {
            this.executor = executor;
        }

        public void write() {
            executor.execute(() -> value = 1);
        }

        public int read() {
            return value;
        }
    }

    static class SemaphoreOfAnybody {
        private final Semaphore turn = new Semaphore(1);
        private int value;

        public void write() {
            turn.release();
            turn.acquireUninterruptibly();
            value = 1;
            turn.release();
        }

        public int read() {
            turn.acquireUninterruptibly();
            int seen = value;
            turn.release();
            return seen;
        }
    }

    static class SemaphoreOfTwo {
        private final Semaphore turn = new Semaphore(2);
        private int value;

        public void write() {
            turn.acquireUninterruptibly();
            value = 1;
            turn.release();
        }

        public int read() {
            turn.acquireUninterruptibly();
            int seen = value;
            turn.release();
            return seen;
        }
    }
}
