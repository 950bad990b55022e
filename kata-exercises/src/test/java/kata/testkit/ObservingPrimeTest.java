package kata.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import kata.model.PrimeTest;

/**
 * A prime test that answers rightly and remembers who asked for what; it can hold its callers back.
 *
 * <p>Safe for several threads. A caller that is interrupted while it is held back gets an {@link InterruptedWhileHeld}
 * and keeps its interrupt status. All callers are let go when the test is over.
 */
public final class ObservingPrimeTest implements PrimeTest {

    private static final AtomicLong CLOCK = new AtomicLong();

    private final Map<Long, Call> calls = new ConcurrentHashMap<>();
    private final AtomicInteger inside = new AtomicInteger();
    private volatile int needed;
    private volatile boolean met;
    private volatile Gate gate;
    private final Map<Long, Gate> ownGates = new ConcurrentHashMap<>();
    private volatile Long failing;
    private volatile String failingThread;
    private volatile boolean byError;
    private volatile LongConsumer during = n -> {};
    private volatile String place = "prime test";

    /** A prime test that only observes. */
    public ObservingPrimeTest() {
        TestScope.current().add(this);
    }

    /** Callers wait inside until {@code callers} of them are inside at once; from then on nobody waits. */
    public ObservingPrimeTest meeting(int callers) {
        needed = callers;
        gate = new Gate("in the prime test");
        return this;
    }

    /** Callers wait inside until {@link #open()}. */
    public ObservingPrimeTest holding() {
        gate = new Gate("in the prime test");
        return this;
    }

    /** The callers with this number wait inside until {@link #open()} or {@link #letGo}; the others do not. */
    public ObservingPrimeTest holding(long number) {
        ownGates.put(number, new Gate("in the prime test"));
        return this;
    }

    /** Lets the callers with this number go, if only they are held. */
    public void letGo(long number) {
        ownGates.get(number).open();
    }

    /** The call for this number throws {@link PlannedFailure}. */
    public ObservingPrimeTest failingAt(long number) {
        failing = number;
        return this;
    }

    /** Each call of a thread of this name throws {@link PlannedFailure}. */
    public ObservingPrimeTest failingIn(String thread) {
        failingThread = thread;
        return this;
    }

    /** Calls that are to fail throw an {@link Error} that is caused by the {@link PlannedFailure}. */
    public ObservingPrimeTest byError() {
        byError = true;
        return this;
    }

    /** Each caller runs this inside, with its number, before it is held back; what it throws reaches the caller. */
    public ObservingPrimeTest during(LongConsumer action) {
        during = action;
        return this;
    }

    /** Calls the place where the callers are by this name, {@code search of a piece}. */
    ObservingPrimeTest named(String name) {
        place = name;
        return this;
    }

    /** What the place is called where the callers are. */
    String place() {
        return place;
    }

    /** Lets all callers go, those to come too. */
    public void open() {
        ownGates.values().forEach(Gate::open);
        Gate held = gate;
        if (held != null) {
            held.open();
        }
    }

    /** Whether as many callers as {@link #meeting} asks for have been inside at once. */
    public boolean met() {
        return met;
    }

    /** How many callers {@link #meeting} asks for. */
    public int needed() {
        return needed;
    }

    /** How many callers are inside now. */
    public int inside() {
        return inside.get();
    }

    /** The calls so far, in the order in which they began; those that last have no end yet. */
    public List<Call> calls() {
        List<Call> list = new ArrayList<>(calls.values());
        list.sort(Comparator.comparingLong(Call::begin));
        return list;
    }

    /** The numbers asked for so far, in the order of the calls. */
    public List<Long> numbers() {
        return calls().stream().map(Call::number).toList();
    }

    /** Now, in the order in which calls begin and end. */
    public static long now() {
        return CLOCK.incrementAndGet();
    }

    @Override
    public boolean isPrime(long n) {
        Call call = begin(n);
        boolean prime = false;
        int here = inside.incrementAndGet();
        try {
            during.accept(n);
            holdBack(here, ownGates.getOrDefault(n, gate));
            if (failing != null && failing == n || call.thread().equals(failingThread)) {
                if (byError) {
                    throw new AssertionError("planned", new PlannedFailure(n));
                }
                throw new PlannedFailure(n);
            }
            prime = Numbers.isPrime(n);
            return prime;
        } finally {
            inside.decrementAndGet();
            end(call, prime);
        }
    }

    private void holdBack(int here, Gate held) {
        if (held == null) {
            return;
        }
        if (needed > 0 && here >= needed) {
            met = true;
            held.open();
        }
        held.pass();
    }

    private Call begin(long n) {
        Thread thread = Thread.currentThread();
        Call call = new Call(
                n,
                thread.getName(),
                thread.threadId(),
                thread.isVirtual(),
                ProcessHandle.current().pid(),
                LearnerCode.callingLine(),
                now(),
                0,
                false);
        calls.put(call.begin(), call);
        return call;
    }

    private void end(Call call, boolean prime) {
        calls.put(
                call.begin(),
                new Call(
                        call.number(),
                        call.thread(),
                        call.threadId(),
                        call.virtual(),
                        call.processId(),
                        call.line(),
                        call.begin(),
                        now(),
                        prime));
    }
}
