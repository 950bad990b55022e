package kata.testkit;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * Threads that run the learner's code while the test looks on and decides whose turn it is.
 *
 * <p>To be used by the test's own thread only. No method decides by the time that has passed: each waits until
 * something has happened or until nothing can happen any more.
 */
public final class Company implements AutoCloseable {

    /** How a wait ended. */
    public enum Outcome {
        /** What was waited for has happened. */
        MET,
        /** It has not, and nothing can move any more. */
        STALLED
    }

    /** How a turn ended. */
    public enum Turn {
        /** The member's code has returned or thrown, and nobody else is on the way. */
        DONE,
        /** The member has touched what it had to touch. */
        TOUCHED,
        /** The member waits for somebody else. */
        BLOCKED,
        /** The member, or who works for it, keeps asking without getting on. */
        SPINNING
    }

    private static final long LOOK_NANOS = 500_000;
    private static final long LOOK_AT_PROCESSES_NANOS = 3_000_000;

    private final List<Member<?>> members = new CopyOnWriteArrayList<>();
    private final TestScope scope = TestScope.current();

    private Company() {}

    /** A company without members. */
    public static Company gather() {
        return new Company();
    }

    /** Starts the learner's code in a thread of this name. */
    public <T> Member<T> start(String name, Callable<T> code) {
        Member<T> member = new Member<>(name, code);
        members.add(member);
        member.begin();
        return member;
    }

    /** Waits until the condition holds or nothing can move any more. */
    public Outcome awaitUntil(BooleanSupplier condition) {
        return awaitUntil(condition, new Stall());
    }

    /**
     * Waits until the condition holds or nothing can move any more, where a time limit of the learner's may be long and
     * be right: whoever waits with one moves until it has passed, but for those that are known to be longer than a
     * test.
     */
    public Outcome awaitTimeLimits(BooleanSupplier condition) {
        return awaitUntil(condition, Stall.withoutTimeLimits(Snapshot::take));
    }

    private Outcome awaitUntil(BooleanSupplier condition, Stall stall) {
        scope.waitedIn(true);
        try {
            while (!condition.getAsBoolean()) {
                if (stall.nothingMoves()) {
                    return condition.getAsBoolean() ? Outcome.MET : Outcome.STALLED;
                }
                pause();
            }
            return Outcome.MET;
        } finally {
            scope.waitedIn(false);
        }
    }

    /**
     * Waits until the member's code has ended.
     *
     * @return what it returned
     * @throws Exception what it threw, as it is
     * @throws Finding if it cannot end any more
     */
    public <T> T resultOf(Member<T> member) throws Exception {
        return resultWhenStalled(member, () -> false);
    }

    private <T> T resultWhenStalled(Member<T> member, BooleanSupplier letGo) throws Exception {
        while (awaitUntil(member::isDone) == Outcome.STALLED) {
            if (!letGo.getAsBoolean()) {
                throw Hang.idle(member.thread());
            }
        }
        if (member.hasFailed()) {
            throw Unchecked.rethrow(member.failure());
        }
        return member.result();
    }

    /**
     * Waits until the callers of the prime test have met.
     *
     * @throws Finding if they cannot meet any more; all callers have been let go then
     * @throws Exception what a member threw instead of meeting, as it is
     */
    public void meet(ObservingPrimeTest primeTest) throws Exception {
        awaitInside(primeTest, primeTest.needed(), primeTest::met);
    }

    /**
     * Waits until so many callers are held in the prime test.
     *
     * @throws Finding if they cannot get there any more; all callers have been let go then
     * @throws Exception what a member threw instead of getting there, as it is
     */
    public void awaitInside(ObservingPrimeTest primeTest, int callers) throws Exception {
        awaitInside(primeTest, callers, () -> primeTest.inside() >= callers);
    }

    /**
     * Waits until so many workers are held, each in a process of its own.
     *
     * @throws Finding if they cannot get there any more; all that are held have been let go then
     * @throws Exception what a member threw instead of getting there, as it is
     */
    public void awaitInside(Workers workers, int processes) throws Exception {
        if (awaitUntil(() -> workers.held() >= processes) == Outcome.MET) {
            return;
        }
        Finding finding = workers.requests().isEmpty()
                ? Finding.wrong("no worker has read a number")
                : Hang.notMet(workers, processes);
        workers.open();
        throwFailure();
        throw finding;
    }

    private void awaitInside(ObservingPrimeTest primeTest, int callers, BooleanSupplier condition) throws Exception {
        if (awaitUntil(condition) == Outcome.MET) {
            return;
        }
        Finding finding =
                primeTest.calls().isEmpty() ? Finding.wrong("no number was tested") : Hang.notMet(primeTest, callers);
        primeTest.open();
        throwFailure();
        throw finding;
    }

    private void throwFailure() {
        for (Member<?> member : members) {
            if (member.isDone() && member.hasFailed()) {
                throw Unchecked.rethrow(member.failure());
            }
        }
    }

    /**
     * What had to happen at the same time will not: says so, and where each thread is that is in the learner's code.
     *
     * @param thread the one whose line is named
     */
    public Finding notConcurrent(String observed, Thread thread) {
        return Hang.notConcurrent(observed, thread);
    }

    /**
     * Waits until no process is left that the test's members have started, while those that are held back stay so.
     *
     * @throws Finding if one is left and nothing can move any more
     */
    public void awaitNoProcess() {
        awaitUntil(() -> ChildProcesses.alive().isEmpty());
        List<ProcessHandle> left = ChildProcesses.alive();
        if (!left.isEmpty()) {
            throw ChildProcesses.leak(left);
        }
    }

    /**
     * Gives the member its turn, while others are parked: waits until the member has touched what it had to touch, or
     * until there is no point in waiting any longer, because every thread has ended, is blocked, or keeps asking in
     * vain (200 ms of its own CPU time, 50 timed waits, or one that lasts for a second and a half).
     */
    public Turn turnOf(Member<?> member, BooleanSupplier touched) {
        Stall stall = new Stall();
        Patience patience = new Patience();
        scope.waitedIn(true);
        try {
            while (!touched.getAsBoolean()) {
                boolean stalled = stall.nothingMoves();
                if (stalled || patience.isOver(stall.last())) {
                    return touched.getAsBoolean()
                            ? Turn.TOUCHED
                            : member.isDone() ? Turn.DONE : stalled ? Turn.BLOCKED : Turn.SPINNING;
                }
                pause();
            }
            return Turn.TOUCHED;
        } finally {
            scope.waitedIn(false);
        }
    }

    /**
     * As {@link #turnOf(Member, BooleanSupplier)}, for a member that has much to do: while it gets on, it does not ask
     * in vain.
     *
     * @param progress counts what the member has done
     */
    public Turn turnOf(Member<?> member, BooleanSupplier touched, IntSupplier progress) {
        Turn turn;
        int before;
        do {
            before = progress.getAsInt();
            turn = turnOf(member, touched);
        } while (turn == Turn.SPINNING && progress.getAsInt() > before);
        return turn;
    }

    /**
     * Waits until whoever has been left at work by code that has returned is done, can do nothing any more, or keeps
     * asking in vain. For what is to be looked at afterwards and belongs to another clause than that nobody may be left
     * at work.
     */
    public void settle() {
        Stall stall = new Stall();
        Patience patience = new Patience();
        scope.waitedIn(true);
        try {
            while (!stall.nothingMoves() && !patience.isOver(stall.last())) {
                pause();
            }
        } finally {
            scope.waitedIn(false);
        }
    }

    /**
     * Waits until the member's code has ended; whenever nothing gets on any more, somebody is let go.
     *
     * @param letGo lets go one of those who are parked; tells whether there was one
     * @return what the member's code returned
     * @throws Exception what it threw, as it is
     * @throws Finding if it cannot end any more
     */
    public <T> T resultOf(Member<T> member, BooleanSupplier letGo) throws Exception {
        while (turnOf(member, member::isDone) != Turn.TOUCHED && letGo.getAsBoolean()) {}
        // A turn that ended too early may have ended before anybody was parked.
        return resultWhenStalled(member, letGo);
    }

    /** What threads of this test, other than members, have died of so far, planned failures apart. */
    public List<Throwable> deaths() {
        return scope.deaths().stream()
                .map(TestScope.Death::cause)
                .filter(t -> !PlannedFailure.isBehind(t))
                .toList();
    }

    /** The platform threads that have called, or are, the learner's code and are not out of it yet. */
    public List<Thread> inLearnersCode() {
        return LiveThreads.all().stream()
                .filter(thread -> LearnerCode.line(thread.getStackTrace()).isPresent())
                .toList();
    }

    /** Lets go whoever is held back. Does not wait. */
    @Override
    public void close() {
        scope.openGates();
    }

    private void pause() {
        if (scope.isOver()) {
            throw new IllegalStateException("the test is over");
        }
        LockSupport.parkNanos(scope.workers().isEmpty() ? LOOK_NANOS : LOOK_AT_PROCESSES_NANOS);
    }
}
