package kata.testkit;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import kata.testkit.SeenThread.Held;
import kata.testkit.SeenThread.Owner;
import kata.testkit.SeenThread.Wait;

/** The stacks of the threads that count, cut to what a learner can use. */
final class Stacks {

    private static final List<String> PLUMBING = List.of(
            "jdk.internal.",
            "java.util.concurrent.locks.",
            "java.util.concurrent.CompletableFuture$Signaller",
            "java.util.concurrent.CompletableFuture.timedGet",
            "java.util.concurrent.CompletableFuture.waitingGet",
            "java.util.concurrent.ForkJoinPool",
            "java.lang.invoke.",
            "java.lang.Object.wait0",
            "java.lang.System$",
            "java.lang.VirtualThread");
    private static final String CONDITION = "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject";
    private static final int LONGEST = 5;
    private static final int MOST = 20;

    private Stacks() {}

    /** The threads that count, by name; the virtual ones only if nothing can move any more. */
    static List<SeenThread> threads() {
        return threads(ThreadDump.isNeeded() ? ThreadDump.take() : ThreadDump.NONE);
    }

    /** The same, with this dump to tell of the virtual ones. */
    static List<SeenThread> threads(ThreadDump dump) {
        Map<Long, SeenThread> dumped =
                dump.threads().stream().collect(Collectors.toMap(SeenThread::id, Function.identity(), (a, b) -> a));
        List<SeenThread> threads = new ArrayList<>();
        platform().forEach(info -> threads.add(of(info, dumped.get(info.getThreadId()))));
        TestScope scope = TestScope.current();
        dumped.values().stream()
                .filter(thread -> thread.virtual() && scope.hasMade(thread))
                .forEach(threads::add);
        return threads.stream()
                .map(MonitorLines::atEntrance)
                .sorted(Comparator.comparing(SeenThread::name).thenComparing(SeenThread::id))
                .toList();
    }

    /** The platform threads that count. */
    static List<ThreadInfo> platform() {
        long me = Thread.currentThread().threadId();
        return Arrays.stream(ManagementFactory.getThreadMXBean().dumpAllThreads(true, true))
                .filter(info -> info != null && info.getThreadId() != me && !Bystanders.contains(info))
                .toList();
    }

    /**
     * The same by name, with those that have none numbered in the order in which they were made: {@code virtual-1}. To
     * be done with the threads that are shown, so that it does not matter which others there were.
     */
    static List<SeenThread> named(List<SeenThread> threads) {
        List<SeenThread> named = new ArrayList<>();
        int nameless = 0;
        for (SeenThread thread : threads.stream()
                .sorted(Comparator.comparingLong(SeenThread::id))
                .toList()) {
            named.add(thread.name().isEmpty() ? thread.named("virtual-" + ++nameless) : thread);
        }
        named.sort(Comparator.comparing(SeenThread::name).thenComparing(SeenThread::id));
        return named;
    }

    /**
     * What is known of a platform thread.
     *
     * @param dumped what the JVM's own dump says of it, or {@code null}
     */
    static SeenThread of(ThreadInfo info, SeenThread dumped) {
        // ThreadInfo shows a thread as running that is blocked at a monitor that a virtual thread has.
        boolean hidden = info.getLockInfo() == null && dumped != null && dumped.waits() == Wait.TO_ENTER;
        String lock = hidden ? dumped.lock() : info.getLockInfo() == null ? "" : identity(info.getLockInfo());
        StackTraceElement[] stack = info.getStackTrace();
        Wait wait = lock.isEmpty()
                ? Wait.NONE
                : hidden || info.getThreadState() == Thread.State.BLOCKED
                        ? Wait.TO_ENTER
                        : isIn(stack, "java.lang.Object", "wait0") ? Wait.TO_BE_NOTIFIED : Wait.PARKED;
        List<Held> holds = new ArrayList<>();
        for (MonitorInfo monitor : info.getLockedMonitors()) {
            if (!identity(monitor).equals(lock)) {
                holds.add(new Held(identity(monitor), monitor.getLockedStackDepth()));
            }
        }
        for (LockInfo held : info.getLockedSynchronizers()) {
            if (!held.getClassName().startsWith("java.util.concurrent.ThreadPoolExecutor")) {
                holds.add(new Held(identity(held), -1));
            }
        }
        return new SeenThread(
                info.getThreadId(),
                info.getThreadName(),
                false,
                hidden ? Thread.State.BLOCKED : info.getThreadState(),
                stack,
                wait,
                lock,
                info.getLockOwnerId() < 0 ? null : new Owner(info.getLockOwnerId(), info.getLockOwnerName()),
                holds);
    }

    private static String identity(LockInfo lock) {
        return lock.getClassName() + "@" + Integer.toHexString(lock.getIdentityHashCode());
    }

    private static boolean isIn(StackTraceElement[] stack, String type, String method) {
        return stack.length > 0
                && stack[0].getClassName().equals(type)
                && stack[0].getMethodName().equals(method);
    }

    /** The short stacks of all threads in which the learner's code is. */
    static String ofLearner(List<SeenThread> threads) {
        List<SeenThread> learners = named(
                threads.stream().filter(thread -> thread.line().isPresent()).toList());
        String stacks = learners.stream()
                .limit(MOST)
                .map(thread -> brief(thread, learners))
                .collect(Collectors.joining("\n"));
        return learners.size() <= MOST ? stacks : stacks + "\nand " + (learners.size() - MOST) + " more threads";
    }

    /** The learner's line that matters: of the thread asked for, or else of the first thread that has one. */
    static Optional<String> line(List<SeenThread> threads, Thread preferred) {
        return threads.stream()
                .sorted(Comparator.comparing(thread -> preferred == null || thread.id() != preferred.threadId()))
                .flatMap(thread -> thread.line().stream())
                .findFirst();
    }

    private static String brief(SeenThread thread, List<SeenThread> learners) {
        StringBuilder text = new StringBuilder(thread.name())
                .append(
                        switch (thread.state()) {
                            case BLOCKED -> " waits for a lock";
                            case WAITING -> " waits";
                            case TIMED_WAITING -> " waits for a time";
                            default -> " runs";
                        });
        doing(thread.stack()).ifPresent(what -> text.append(" in ").append(what));
        holder(thread, learners)
                .ifPresent(holder -> text.append(" (").append(holder).append(" holds it)"));
        LearnerCode.frames(thread.stack()).stream()
                .filter(frame -> frame.getFileName() != null) // Made by the JVM for a lambda.
                .limit(LONGEST)
                .forEach(frame -> text.append("\n    at ").append(brief(frame)));
        return text.toString();
    }

    /** The name of the thread that holds the lock for which this one waits; empty if it is not among the others. */
    private static Optional<String> holder(SeenThread thread, List<SeenThread> learners) {
        boolean forALock = thread.waits() == Wait.TO_ENTER || thread.waits() == Wait.PARKED;
        return learners.stream()
                .filter(other -> forALock
                        && thread.owner() != null
                        && other.id() == thread.owner().id())
                .filter(other -> other.id() != thread.id())
                .map(SeenThread::name)
                .findFirst();
    }

    /** What the innermost frames do for the learner's code, as {@code Object.wait}; empty if they are the learner's. */
    private static Optional<String> doing(StackTraceElement[] stack) {
        // It waits in what a join is made of, which says less.
        Optional<StackTraceElement> join = called(stack)
                .filter(frame -> frame.getClassName().equals("java.lang.Thread")
                        && frame.getMethodName().equals("join"));
        Optional<StackTraceElement> first = Arrays.stream(stack)
                .filter(frame ->
                        PLUMBING.stream().noneMatch((frame.getClassName() + "." + frame.getMethodName())::startsWith))
                .findFirst();
        return join.or(() -> first.filter(frame -> !LearnerCode.contains(frame)))
                .or(() -> called(stack).filter(frame -> frame.getClassName().startsWith("java.util.concurrent.locks.")))
                .map(Stacks::name);
    }

    /** The method that the learner's innermost line has called; empty if there is none, or no line of the learner's. */
    static Optional<StackTraceElement> called(StackTraceElement[] stack) {
        for (int i = 1; i < stack.length; i++) {
            if (LearnerCode.contains(stack[i])) {
                return LearnerCode.contains(stack[i - 1]) ? Optional.empty() : Optional.of(stack[i - 1]);
            }
        }
        return Optional.empty();
    }

    /** A method by its name and that of its class; conditions are called by their interface. */
    static String name(StackTraceElement frame) {
        String type = frame.getClassName();
        return (type.equals(CONDITION) ? "Condition" : simple(type)) + "." + frame.getMethodName();
    }

    private static String brief(StackTraceElement frame) {
        return simple(frame.getClassName()) + "." + frame.getMethodName() + "(" + frame.getFileName() + ":"
                + frame.getLineNumber() + ")";
    }

    /** The name of a class without its package, and without what differs from run to run. */
    static String simple(String className) {
        String name = className.replaceFirst("\\$\\$Lambda.*", "");
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }
}
