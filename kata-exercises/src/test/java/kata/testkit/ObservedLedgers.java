package kata.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import kata.model.Ledger;

/**
 * Ledgers that remember who locked, read and wrote which of them, and can park a thread between two locks or
 * before a write.
 *
 * <p>Safe for several threads. A thread that is interrupted while it is parked gets an {@link InterruptedWhileHeld}
 * and keeps its interrupt status. A parked thread is let go when the test is over.
 */
public final class ObservedLedgers {

    private enum Parking {
        NOBODY,
        BEFORE_THE_SECOND_LOCK,
        BEFORE_A_WAIT_WITH_A_LOCK,
        BEFORE_A_WRITE
    }

    // Guards all below. Never held while a ledger's lock is waited for, nor while a thread is parked.
    private final ReentrantLock lock = new ReentrantLock();
    private final List<ObservedLedger> ledgers = new ArrayList<>();
    private final List<Interleaving.Step> steps = new ArrayList<>();
    private final Map<Thread, Integer> locksTaken = new HashMap<>();
    private Parking parking = Parking.NOBODY;
    private Gate parked;
    private String offence;
    private Integer earlyLook;
    private boolean failNextWrite;
    private boolean failAtTheSecondLock;
    private int usesUntilError; // 0: no use fails

    /** So many ledgers, numbered from 1, each with this balance. */
    public ObservedLedgers(int count, long balance) {
        this(IntStream.rangeClosed(1, count).boxed().toList(), balance);
    }

    /** Ledgers of these numbers, each with this balance. */
    public ObservedLedgers(List<Integer> numbers, long balance) {
        for (int number : numbers) {
            ledgers.add(new ObservedLedger(number, balance));
        }
    }

    /** Two ledgers that have the same identity hash code, each with this balance. */
    public static ObservedLedgers ofOneHashCode(long balance) {
        return twins(balance, ledger -> ledger);
    }

    /** Two ledgers whose locks have the same identity hash code, each with this balance. */
    public static ObservedLedgers withLocksOfOneHashCode(long balance) {
        return twins(balance, ledger -> ledger.own);
    }

    /** Makes ledgers until two agree: of the 2^31 codes that HotSpot has, that takes some 60,000. */
    private static ObservedLedgers twins(long balance, Function<ObservedLedger, Object> part) {
        ObservedLedgers twins = new ObservedLedgers(List.of(), balance);
        Map<Integer, ObservedLedger> byCode = new HashMap<>();
        while (twins.ledgers.isEmpty()) {
            ObservedLedger next = twins.new ObservedLedger(byCode.size() + 1, balance);
            ObservedLedger before = byCode.put(System.identityHashCode(part.apply(next)), next);
            if (before != null) {
                twins.ledgers.addAll(List.of(before, next));
            }
        }
        return twins;
    }

    /** The first, second … ledger; of ledgers numbered from 1, the one of this number. */
    public Ledger ledger(int place) {
        return ledgers.get(place - 1);
    }

    /** Parks the next thread that has locked once and is about to lock again, until {@link #release()}. */
    public ObservedLedgers parkBeforeTheSecondLock() {
        return park(Parking.BEFORE_THE_SECOND_LOCK);
    }

    /**
     * Parks the next thread that holds a ledger's lock and is about to take another one in a way that may wait, until
     * {@link #release()}. Who only tries is not parked.
     */
    public ObservedLedgers parkBeforeAWaitWithALock() {
        return park(Parking.BEFORE_A_WAIT_WITH_A_LOCK);
    }

    /** Parks the next thread that is about to write, until {@link #release()}. */
    public ObservedLedgers parkBeforeAWrite() {
        return park(Parking.BEFORE_A_WRITE);
    }

    private ObservedLedgers park(Parking where) {
        return locked(() -> {
            parking = where;
            parked = null;
            locksTaken.clear();
            return this;
        });
    }

    /** Lets the parked thread go, if there is one, and parks nobody any more. */
    public void release() {
        Gate gate = locked(() -> {
            parking = Parking.NOBODY;
            return parked;
        });
        if (gate != null) {
            gate.open();
        }
    }

    /** Whether a thread has been parked since parking was last asked for; it may have been let go meanwhile. */
    public boolean hasParked() {
        return locked(() -> parked != null);
    }

    /** The next write throws {@link PlannedFailure}; nothing is written. */
    public ObservedLedgers failNextWrite() {
        return locked(() -> {
            failNextWrite = true;
            return this;
        });
    }

    /** The {@code nth} read or write of a balance from now throws an error behind which is a {@link PlannedFailure}. */
    public ObservedLedgers failAtUse(int nth) {
        return locked(() -> {
            usesUntilError = nth;
            return this;
        });
    }

    /** Whether the use that {@link #failAtUse} has asked for has not come yet; it will not fail any more. */
    public boolean hasNotFailed() {
        return locked(() -> {
            boolean waiting = usesUntilError > 0;
            usesUntilError = 0;
            return waiting;
        });
    }

    /**
     * The next ledger that is asked for its lock by a thread that holds another one's, and not its own, throws
     * {@link PlannedFailure} instead of giving it.
     */
    public ObservedLedgers failAtTheSecondLock() {
        return locked(() -> {
            failAtTheSecondLock = true;
            return this;
        });
    }

    /** The balances of all ledgers, without this being observed. */
    public List<Long> balances() {
        return locked(() -> ledgers.stream().map(ledger -> ledger.balance).toList());
    }

    /** The numbers of the ledgers that are locked by anybody now. */
    public List<Integer> lockedNow() {
        return ledgers.stream()
                .filter(ledger -> ledger.own.isLocked())
                .map(Ledger::number)
                .toList();
    }

    /**
     * The first use of a ledger that was not guarded as it has to be: without its lock, with a lock given back between
     * a read and the write that follows, or a write by a thread that holds fewer than two locks.
     */
    public Optional<String> offence() {
        return locked(() -> Optional.ofNullable(offence));
    }

    /** The number of the first ledger that was read under its lock by a thread that held no other one. */
    public Optional<Integer> earlyLook() {
        return locked(() -> Optional.ofNullable(earlyLook));
    }

    /** What happened so far; marked is the first write of a negative balance. */
    public Interleaving interleaving() {
        return locked(() -> new Interleaving(steps));
    }

    private final class ObservedLedger implements Ledger {

        private final int number;
        private final ObservedLock own = new ObservedLock(this);
        private final Map<Thread, Long> readIn = new HashMap<>(); // guarded by lock; the hold in which it was read
        private long holds; // guarded by lock
        private long balance; // guarded by lock

        private ObservedLedger(int number, long balance) {
            this.number = number;
            this.balance = balance;
        }

        @Override
        public int number() {
            return number;
        }

        @Override
        public Lock lock() {
            locked(() -> {
                if (failAtTheSecondLock && !heldByMe().isEmpty() && !own.isHeldByCurrentThread()) {
                    failAtTheSecondLock = false;
                    throw new PlannedFailure(number);
                }
                return null;
            });
            return own;
        }

        @Override
        public long balance() {
            String line = LearnerCode.callingLine();
            return locked(() -> {
                if (!own.isHeldByCurrentThread()) {
                    offend("the balance of ledger " + number + " was read without its lock");
                } else if (heldByMe().size() < 2) {
                    earlyLook = earlyLook == null ? number : earlyLook;
                }
                failIfPlanned();
                readIn.put(Thread.currentThread(), holds);
                step("read " + number + ": " + balance, line, false);
                return balance;
            });
        }

        @Override
        public void setBalance(long next) {
            String line = LearnerCode.callingLine();
            passIf(Parking.BEFORE_A_WRITE, () -> true);
            locked(() -> {
                if (!own.isHeldByCurrentThread()) {
                    offend("the balance of ledger " + number + " was written without its lock");
                } else if (readIn.getOrDefault(Thread.currentThread(), holds) != holds) {
                    offend("the lock of ledger " + number + " was given back between the read and the write");
                } else if (heldByMe().size() < 2) {
                    offend("ledger " + number + " was written while the other one was not locked");
                }
                failIfPlanned();
                if (failNextWrite) {
                    failNextWrite = false;
                    throw new PlannedFailure(next);
                }
                step("write " + number + ": " + next, line, next < 0 && balance >= 0);
                balance = next;
                return null;
            });
        }
    }

    /** Lets itself be observed, and is what the JVM sees when it looks for threads that wait for each other. */
    private final class ObservedLock extends ReentrantLock {

        private final transient ObservedLedger ledger;

        private ObservedLock(ObservedLedger ledger) {
            this.ledger = ledger;
        }

        @Override
        public void lock() {
            String line = beforeAWait();
            super.lock();
            taken(line);
        }

        @Override
        public void lockInterruptibly() throws InterruptedException {
            String line = beforeAWait();
            super.lockInterruptibly();
            taken(line);
        }

        @Override
        public boolean tryLock() {
            String line = before();
            return super.tryLock() && taken(line);
        }

        @Override
        public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
            String line = beforeAWait();
            return super.tryLock(time, unit) && taken(line);
        }

        @Override
        public void unlock() {
            super.unlock();
            String line = LearnerCode.callingLine();
            locked(() -> {
                step("unlock " + ledger.number, line, false);
                return null;
            });
        }

        private String before() {
            passIf(Parking.BEFORE_THE_SECOND_LOCK, () -> locksTaken.getOrDefault(Thread.currentThread(), 0) == 1);
            return LearnerCode.callingLine();
        }

        private String beforeAWait() {
            passIf(
                    Parking.BEFORE_A_WAIT_WITH_A_LOCK,
                    () -> !isHeldByCurrentThread() && !heldByMe().isEmpty());
            return before();
        }

        private boolean taken(String line) {
            return locked(() -> {
                locksTaken.merge(Thread.currentThread(), 1, Integer::sum);
                if (getHoldCount() == 1) {
                    ledger.holds++;
                }
                step("lock " + ledger.number, line, false);
                return true;
            });
        }
    }

    private Set<Integer> heldByMe() {
        Set<Integer> held = new TreeSet<>();
        for (ObservedLedger ledger : ledgers) {
            if (ledger.own.isHeldByCurrentThread()) {
                held.add(ledger.number);
            }
        }
        return held;
    }

    private void passIf(Parking where, BooleanSupplier here) {
        Gate held = locked(() -> {
            if (parking != where || !here.getAsBoolean()) {
                return null;
            }
            parking = Parking.NOBODY;
            parked = new Gate(where == Parking.BEFORE_A_WRITE ? "before a write" : "between two locks");
            return parked;
        });
        if (held != null) {
            held.pass();
        }
    }

    private void failIfPlanned() {
        if (usesUntilError > 0) {
            usesUntilError--;
            if (usesUntilError == 0) {
                throw new AssertionError("planned", new PlannedFailure(0));
            }
        }
    }

    private void offend(String what) {
        if (offence == null) {
            offence = what;
        }
    }

    private void step(String what, String line, boolean breaking) {
        boolean first = breaking && steps.stream().noneMatch(Interleaving.Step::breaking);
        steps.add(new Interleaving.Step(Thread.currentThread().getName(), what, line, first));
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
