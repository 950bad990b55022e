package kata.testkit;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Forces the interleavings of code that offers no seam: at each point of the learner's classes at which another
 * thread may come in between, it lets it come in between, once.
 *
 * <p>A {@link Scenario} is run again and again. In each run one thread is held at one point, all others go on until
 * they have ended or stand still, then it is let go. The points and their order come from the code, so the
 * schedules are the same each time, a few dozen as a rule. No schedule is random, none depends on how fast anything
 * is.
 *
 * <p>What it cannot find: what needs more threads to be held at once, or a memory that is not sequentially
 * consistent. That nothing is found is never the only reason for a pass. To be used by the test's own thread.
 */
public final class Exploration {

    /** Where a second thread is held, too. */
    private enum Second {
        NOBODY,
        AT_STEP,
        ANYWHERE
    }

    private static final int ARRIVALS = 2;
    private static final int SCHEDULES = 300;
    /** Who passes so many points without an end goes round in a circle: scenarios are small. */
    private static final long IN_VAIN = 5_000;

    private static final int CIRCLES = 10;
    /** Where the operating system tells nothing, who was given the turn and has no processor yet looks asleep. */
    private static final int LOOKS = OsTasks.areKnown() ? 3 : 20;

    private static final int TIMED_LOOKS = 15;
    private static final long BETWEEN_LOOKS_NANOS = 1_000_000;
    private static final long PAUSE_NANOS = 200_000;
    /** Methods of what is in java.util.concurrent that change it, whatever was seen there before. */
    private static final Set<String> CHANGES = Set.of(
            "lazySet",
            "poll",
            "pollFirst",
            "remove",
            "removeFirst",
            "set",
            "setOpaque",
            "setPlain",
            "setRelease",
            "take");

    private static final Set<String> LOCKS_AND_STARTS =
            Set.of("add", "command", "lock", "lockInterruptibly", "offer", "put", "tryLock");

    private static final Set<String> LOOKS_AT_WHAT_MAY_CHANGE = Set.of(
            "acquire",
            "addAndGet",
            "availablePermits",
            "compareAndSet",
            "decrementAndGet",
            "drainPermits",
            "get",
            "getAcquire",
            "getAndAdd",
            "getAndDecrement",
            "getAndIncrement",
            "getCount",
            "getPhase",
            "incrementAndGet",
            "isEmpty",
            "lock",
            "lockInterruptibly",
            "peek",
            "size",
            "take",
            "tryAcquire",
            "tryLock");

    private static final int KILLS = 5;
    private static final int RUNS = 3;
    private static final List<String> NAMES = List.of("first", "second", "third", "fourth");

    private final Class<? extends Scenario> scenario;
    private final Second second;
    private final ExploredClasses classes;
    private final TestScope scope = TestScope.current();
    private Predicate<SchedulingPoint> holdsAt = point -> true;
    private boolean killsIfHanging;
    private Throwable failedFree;
    private boolean passed;
    private Finding decided;
    private Finding undecided;
    private int schedules;

    private Exploration(Class<? extends Scenario> scenario, Second second) {
        this.scenario = scenario;
        this.second = second;
        this.classes = new ExploredClasses(scenario);
        classes.makeReady(scenario);
    }

    /**
     * Explores a scenario.
     *
     * @return how many schedules were tried
     * @throws Finding if an outcome is wrong under a schedule and right under another: a race, with the steps that led
     *     to it; if every outcome is wrong, that of the run in which nobody was held, as it is
     */
    public static int of(Class<? extends Scenario> scenario) throws Exception {
        return run(scenario, Second.NOBODY);
    }

    /** Runs a scenario, twice, and holds nobody: for what {@link Scenario#rounds()} tells. */
    public static void withNobodyHeld(Class<? extends Scenario> scenario) throws Exception {
        Exploration exploration = new Exploration(scenario, Second.NOBODY);
        // Twice: who takes long to load what it needs may be taken as moving in vain the first time.
        exploration.attempt(new Schedule(exploration.classes));
        exploration.attempt(new Schedule(exploration.classes));
    }

    /** Explores a scenario, and holds two threads at once, too: for locks that somebody has made himself. */
    public static int withTwoHeld(Class<? extends Scenario> scenario) throws Exception {
        return run(scenario, Second.ANYWHERE);
    }

    /** Explores a scenario, and holds two threads at once, too, the second one at a {@link Scenario#step()}. */
    public static int withSecondHeldAtStep(Class<? extends Scenario> scenario) throws Exception {
        return run(scenario, Second.AT_STEP);
    }

    /**
     * Explores a scenario, and holds threads only where they are about to write a field or an element, to set what is
     * atomic, or to change or take from a collection: what they have looked at before may be out of date then. For
     * scenarios that are dear, as those with processes.
     */
    public static int beforeChanges(Class<? extends Scenario> scenario) throws Exception {
        Exploration exploration = new Exploration(scenario, Second.NOBODY);
        exploration.holdsAt = Exploration::isChange;
        exploration.run();
        return exploration.schedules;
    }

    /**
     * As {@link #beforeChanges}, for processes that are started while others are ended: holds threads also where they
     * are about to take a lock, to start a process, or to note one down. If nothing moves any more, all processes are
     * killed; if that sets free who hangs, the hang is an outcome as any other wrong one.
     */
    public static int ofProcesses(Class<? extends Scenario> scenario) throws Exception {
        Exploration exploration = new Exploration(scenario, Second.NOBODY);
        exploration.holdsAt = point -> isChange(point)
                || point.kind() == SchedulingPoint.Kind.ENTER
                || LOCKS_AND_STARTS.contains(point.member())
                || point.owner().equals("ProcessBuilder");
        exploration.killsIfHanging = true;
        exploration.run();
        return exploration.schedules;
    }

    /**
     * Explores a scenario, and holds threads only where they are about to take a lock, or to look at a collection or at
     * what is atomic: what they have looked at before may be out of date then. For scenarios that are dear.
     */
    public static int beforeLooks(Class<? extends Scenario> scenario) throws Exception {
        Exploration exploration = new Exploration(scenario, Second.NOBODY);
        exploration.holdsAt = point ->
                point.kind() == SchedulingPoint.Kind.ENTER || LOOKS_AT_WHAT_MAY_CHANGE.contains(point.member());
        exploration.run();
        return exploration.schedules;
    }

    private static boolean isChange(SchedulingPoint point) {
        return point.kind().writes() || CHANGES.contains(point.member());
    }

    private static int run(Class<? extends Scenario> scenario, Second second) throws Exception {
        Exploration exploration = new Exploration(scenario, second);
        exploration.run();
        return exploration.schedules;
    }

    private void run() throws Exception {
        Schedule free = free();
        if (free.order().stream().map(classes.points()::get).noneMatch(holdsAt)) {
            // Either there are no points to hold at, or nobody had come to one when it was taken as standing still.
            free = free();
        }
        passed = failedFree == null;
        explore(free);
        if (failedFree != null && !(passed && undecided != null && isRightWithLuck())) {
            throw Unchecked.rethrow(failedFree);
        }
        if (undecided != null) {
            throw undecided;
        }
    }

    /** Whether what has gone wrong with nobody held goes right another time: then it is for the schedules to say. */
    private boolean isRightWithLuck() {
        Throwable before = failedFree;
        for (int i = 0; i < RUNS && failedFree != null; i++) {
            free();
        }
        boolean right = failedFree == null;
        failedFree = before;
        return right;
    }

    private Schedule free() {
        Schedule free = new Schedule(classes);
        failedFree = null;
        try {
            attempt(free);
        } catch (Finding finding) {
            if (finding.isFatal()) {
                throw finding;
            }
            failedFree = finding;
        } catch (Exception | AssertionError thrown) {
            failedFree = thrown;
        }
        return free;
    }

    private void explore(Schedule free) throws Exception {
        Set<Integer> points = new LinkedHashSet<>(free.order());
        for (int arrival = 1; arrival <= ARRIVALS; arrival++) {
            List<Integer> todo = new ArrayList<>(points);
            for (int i = 0; i < todo.size() && schedules < SCHEDULES; i++) {
                if (!holdsAt.test(classes.points().get(todo.get(i)))) {
                    continue;
                }
                Schedule schedule = new Schedule(classes, todo.get(i), arrival);
                attempt(schedule);
                for (int point : schedule.order()) {
                    if (points.add(point)) {
                        todo.add(point);
                    }
                }
            }
        }
        if (second == Second.ANYWHERE) {
            holdTwo(List.copyOf(points));
        } else if (second == Second.AT_STEP) {
            holdSecondAtStep(List.copyOf(points));
        }
    }

    private void holdSecondAtStep(List<Integer> points) throws Exception {
        for (int i = 0; i < points.size() && schedules < SCHEDULES; i++) {
            attempt(new Schedule(classes, points.get(i), 1, SchedulingPoint.SCENARIO_NUMBER));
        }
    }

    /** Nearest pairs first: who is held between a look and an act is best met by another one held there, too. */
    private void holdTwo(List<Integer> points) throws Exception {
        for (int distance = 0; distance < points.size(); distance++) {
            for (int i = 0; i + distance < points.size() && schedules < SCHEDULES; i++) {
                attempt(new Schedule(classes, points.get(i), 1, points.get(i + distance)));
                if (distance > 0) {
                    attempt(new Schedule(classes, points.get(i + distance), 1, points.get(i)));
                }
            }
        }
    }

    private void attempt(Schedule schedule) throws Exception {
        schedules++;
        scope.getsOn();
        SchedulingPoints.begin(schedule);
        try (Company company = Company.gather()) {
            try {
                play(schedule, company);
            } catch (Finding finding) {
                if (finding.isFatal() || !schedule.hasHeld()) {
                    throw finding;
                }
                wrong(schedule, finding.facts().get("observed"));
                return;
            } catch (Exception | AssertionError thrown) {
                if (!schedule.hasHeld()) {
                    throw thrown;
                }
                wrong(schedule, Finding.brief(thrown));
                return;
            }
            Optional<Finding> race = schedule.dataRace();
            if (race.isPresent()) {
                throw race.get();
            }
            passed |= schedule.hasHeld();
            if (passed && decided != null) {
                throw decided;
            }
        } finally {
            schedule.end();
            SchedulingPoints.end();
        }
    }

    /*
     * Two things are remembered instead of thrown. An outcome that was undecided: another schedule may show it each
     * time. And any outcome while none was right yet, not even that of the free run: what always goes wrong is no race.
     */
    private void wrong(Schedule schedule, String observed) {
        if (schedule.dataRace().isPresent()) {
            throw schedule.dataRace().get();
        }
        Finding finding = Finding.race(observed, schedule.interleaving());
        if (!schedule.isDecided()) {
            undecided = undecided == null ? finding : undecided;
            return;
        }
        decided = decided == null ? finding : decided;
        if (passed) {
            throw decided;
        }
    }

    private void play(Schedule schedule, Company company) throws Exception {
        Scenario played = make();
        List<Member<?>> members = new ArrayList<>();
        for (Callable<?> work : played.work()) {
            members.add(company.start(NAMES.get(members.size()), work));
            settle(schedule, members);
        }
        while (schedule.release()) {
            settle(schedule, members);
        }
        schedule.end();
        if (killsIfHanging && !haveEnded(members, company) && killed(members, company)) {
            throw Finding.wrong("nothing moved any more until all processes were killed");
        }
        if (!haveEnded(members, company)) {
            played.setFree();
        }
        for (Member<?> member : members) {
            company.resultOf(member);
        }
        played.check();
    }

    private static boolean haveEnded(List<Member<?>> members, Company company) {
        return company.awaitUntil(() -> members.stream().allMatch(Member::isDone)) == Company.Outcome.MET;
    }

    /** Kills the processes, those too that take the place of others; tells whether all members have ended then. */
    private static boolean killed(List<Member<?>> members, Company company) {
        boolean ended = false;
        for (int i = 0; i < KILLS && !ended; i++) {
            ChildProcesses.kill();
            ended = haveEnded(members, company);
        }
        return ended;
    }

    private Scenario make() throws Exception {
        Constructor<?> constructor = classes.loadClass(scenario.getName()).getDeclaredConstructor();
        constructor.setAccessible(true);
        return (Scenario) constructor.newInstance();
    }

    /**
     * Waits until all that have been started have ended, or nobody can do anything more. Whenever the one whose turn it
     * is can do nothing more, or goes round in a circle, it is the next one's turn. To be wrong about that would only
     * make the schedule another one.
     */
    private void settle(Schedule schedule, List<Member<?>> members) {
        Stall stall = new Stall(Snapshot::take, LOOKS, BETWEEN_LOOKS_NANOS);
        Patience patience = Patience.withTimedWaits(TIMED_LOOKS);
        long begin = schedule.passages();
        int circles = 0;
        scope.waitedIn(true);
        try {
            while (!members.stream().allMatch(Member::isDone)) {
                boolean circle = schedule.passages() - begin >= IN_VAIN || patience.isOver(stall.last());
                if (circle || stall.nothingMoves()) {
                    circles += circle ? 1 : 0;
                    if (circles > CIRCLES || !schedule.next()) {
                        return;
                    }
                    stall.reset();
                    patience = Patience.withTimedWaits(TIMED_LOOKS);
                    begin = schedule.passages();
                }
                if (scope.isOver()) {
                    throw new IllegalStateException("the test is over");
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } finally {
            scope.waitedIn(false);
        }
    }
}
