package kata.testkit;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what kind of hang it is, once it is known that there is one. */
final class Hang {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Hang() {}

    /**
     * Nothing can move any more.
     *
     * @param waitedFor the thread whose end the test waits for
     */
    static Finding idle(Thread waitedFor) {
        return deadlock().or(Hang::notMet).orElseGet(() -> {
            List<ThreadInfo> infos = Stacks.infos();
            return at(
                    Finding.timeout("idle", observed(waitedFor), withProcesses(Stacks.ofLearner(infos))),
                    Stacks.line(infos, waitedFor));
        });
    }

    private static String observed(Thread waitedFor) {
        if (!waitedFor.isAlive()) {
            return "nothing moves any more, and what was waited for has not happened";
        }
        return Snapshot.take().allWaitForOthers()
                ? "nothing can move any more: no thread will ever wake the others"
                : "nothing moves any more until a time limit has passed";
    }

    /** The time is up, although something may still move. */
    static Finding late(Thread waitedFor, int seconds) {
        return deadlock().or(Hang::notMet).orElseGet(() -> {
            List<ThreadInfo> infos = Stacks.infos();
            Optional<ThreadInfo> busy = infos.stream()
                    .filter(info -> info.getThreadState() == Thread.State.RUNNABLE)
                    .filter(info -> LearnerCode.line(info.getStackTrace()).isPresent())
                    .findFirst();
            String observed = "not done after " + seconds + " s, "
                    + (busy.isPresent() ? "and still busy" : "only waiting and asking again");
            return at(
                    Finding.timeout(
                            busy.isPresent() ? "busy" : "idle", observed, withProcesses(Stacks.ofLearner(infos))),
                    busy.flatMap(info -> LearnerCode.line(info.getStackTrace()))
                            .or(() -> Stacks.line(infos, waitedFor)));
        });
    }

    /** So many callers should be inside this prime test at once, and will not. */
    static Finding notMet(ObservingPrimeTest primeTest, int callers) {
        Finding finding = Finding.notConcurrent(primeTest.inside() + " of " + callers
                + " callers inside the prime test at once; then nothing moved any more");
        List<ThreadInfo> infos = Stacks.infos();
        finding.detail(Stacks.ofLearner(infos));
        return at(finding, Stacks.line(infos, null));
    }

    /** So many workers should be held at once, each in a process of its own, and will not. */
    static Finding notMet(Workers workers, int processes) {
        Finding finding = Finding.notConcurrent(workers.held() + " of " + processes
                + " processes inside the prime test at once; then nothing moved any more");
        List<ThreadInfo> infos = Stacks.infos();
        finding.detail(withProcesses(Stacks.ofLearner(infos)));
        return at(finding, Stacks.line(infos, null));
    }

    /** The threads, and below them the processes that are alive. */
    private static String withProcesses(String threads) {
        return (threads + "\n" + ChildProcesses.describe()).strip();
    }

    private static Optional<Finding> notMet() {
        return TestScope.current().primeTests().stream()
                .filter(test -> test.needed() > test.inside() && test.inside() > 0 && !test.met())
                .findFirst()
                .map(test -> notMet(test, test.needed()).fatal());
    }

    private static Finding at(Finding finding, Optional<String> line) {
        line.ifPresent(finding::at);
        return finding;
    }

    private static Optional<Finding> deadlock() {
        long[] ids = THREADS.findDeadlockedThreads();
        if (ids == null) {
            return Optional.empty();
        }
        List<ThreadInfo> cycle = Arrays.stream(THREADS.getThreadInfo(ids, true, true))
                .filter(info -> info != null && !Bystanders.contains(info))
                .sorted((a, b) -> a.getThreadName().compareTo(b.getThreadName()))
                .toList();
        if (cycle.isEmpty()) {
            return Optional.empty();
        }
        List<String> locks = cycle.stream()
                .map(info -> identity(info.getLockInfo()))
                .distinct()
                .toList();
        String names = cycle.stream().map(ThreadInfo::getThreadName).collect(Collectors.joining(" and "));
        String dump = cycle.stream().map(info -> brief(info, locks)).collect(Collectors.joining("\n"));
        Finding finding = Finding.deadlock(names + " wait for each other's locks", dump);
        return Optional.of(at(finding, Stacks.line(cycle, null)));
    }

    private static String brief(ThreadInfo info, List<String> locks) {
        List<String> lines = new ArrayList<>();
        lines.add(info.getThreadName() + " waits for " + name(info.getLockInfo(), locks) + at(info.getStackTrace())
                + ", held by " + info.getLockOwnerName());
        for (MonitorInfo monitor : info.getLockedMonitors()) {
            if (locks.contains(identity(monitor))) {
                StackTraceElement[] taken = Arrays.copyOfRange(
                        info.getStackTrace(), Math.max(0, monitor.getLockedStackDepth()), info.getStackTrace().length);
                lines.add("    holds " + name(monitor, locks) + ", taken" + in(taken));
            }
        }
        for (LockInfo lock : info.getLockedSynchronizers()) {
            if (locks.contains(identity(lock))) {
                lines.add("    holds " + name(lock, locks));
            }
        }
        return String.join("\n", lines);
    }

    private static String at(StackTraceElement[] stack) {
        return LearnerCode.line(stack).map(line -> " at " + line).orElse("");
    }

    /** The method that took it. Its line is not known: the frame stands where the method has got to since. */
    private static String in(StackTraceElement[] stack) {
        return LearnerCode.method(stack).map(method -> " in " + method).orElse("");
    }

    private static String identity(LockInfo lock) {
        return lock.getClassName() + "@" + lock.getIdentityHashCode();
    }

    /** Locks get letters: their identity differs from run to run. */
    private static String name(LockInfo lock, List<String> locks) {
        return "lock " + (char) ('A' + locks.indexOf(identity(lock))) + " (" + Stacks.simple(lock.getClassName()) + ")";
    }
}
