package kata.testkit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the threads that count were doing at one moment: all platform threads but the bystanders and the one that looks;
 * and the processes that the test has started.
 *
 * @param active how many threads of this process the operating system had running or about to run
 * @param threads the threads, in the order of their ids
 * @param withProcesses whether this test has to do with processes
 * @param processes those that are alive, in the order of their ids
 */
record Snapshot(int active, List<Seen> threads, boolean withProcesses, List<ChildProcesses.Seen> processes) {

    /** What can become of a thread by itself. */
    enum Rest {
        /** It runs, or may run. */
        MOVES,
        /** It waits until some time has passed. */
        FOR_A_TIME,
        /** It waits until somebody else does something or a long time has passed: longer than anybody looks on. */
        FOR_LONG,
        /** It waits until somebody else does something. */
        FOR_OTHERS
    }

    /** One thread; equal to another look at the same thread exactly if it has done nothing in between. */
    record Seen(long id, Rest rest, Thread.State state, long blocked, long waited, long cpuNanos) {

        /** Whether only another thread can make it go on before a long time has passed. */
        boolean standsStill() {
            return rest == Rest.FOR_OTHERS || rest == Rest.FOR_LONG;
        }
    }

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int DEPTH = 16;

    private static final List<String> EXECUTORS =
            List.of("java.util.concurrent.ExecutorService", "java.util.concurrent.ThreadPerTaskExecutor");

    /** Without processes. */
    Snapshot(boolean asleep, List<Seen> threads) {
        this(asleep ? 0 : 1, threads, false, List.of());
    }

    private static final List<String> FILES = List.of(
            "java.io.FileInputStream",
            "java.io.FileOutputStream",
            "java.io.RandomAccessFile",
            "sun.nio.ch.FileDispatcherImpl",
            "sun.nio.ch.UnixFileDispatcherImpl");

    /** How the JDK calls the thread that waits for the end of a process; an idle one has no number. */
    private static final Pattern REAPER = Pattern.compile("process reaper \\(pid (\\d+)\\)");

    static Snapshot take() {
        // The operating system first: the dump itself wakes threads of the JVM.
        int active = OsTasks.active();
        boolean withProcesses = !TestScope.current().workers().isEmpty();
        List<ChildProcesses.Seen> processes = ChildProcesses.look();
        long me = Thread.currentThread().threadId();
        List<ThreadInfo> infos = Arrays.stream(THREADS.dumpAllThreads(false, false, DEPTH))
                .filter(info -> info != null && info.getThreadId() != me)
                .filter(info -> !Bystanders.contains(info) || withProcesses && isReaper(info))
                .sorted((a, b) -> Long.compare(a.getThreadId(), b.getThreadId()))
                .toList();
        Set<Long> blocked = LiveThreads.all().stream()
                .filter(thread -> thread.getState() == Thread.State.BLOCKED)
                .map(Thread::threadId)
                .collect(Collectors.toSet());
        long[] cpu = THREADS.getThreadCpuTime(
                infos.stream().mapToLong(ThreadInfo::getThreadId).toArray());
        Seen[] seen = new Seen[cpu.length];
        for (int i = 0; i < cpu.length; i++) {
            ThreadInfo info = infos.get(i);
            // A monitor that a virtual thread has: whoever is blocked there is shown as if it ran.
            boolean hidden = info.getThreadState() == Thread.State.RUNNABLE && blocked.contains(info.getThreadId());
            seen[i] = new Seen(
                    info.getThreadId(),
                    isReaping(info, processes) ? Rest.MOVES : hidden ? Rest.FOR_OTHERS : rest(info, withProcesses),
                    hidden ? Thread.State.BLOCKED : info.getThreadState(),
                    info.getBlockedCount(),
                    info.getWaitedCount(),
                    cpu[i]);
        }
        return new Snapshot(active, List.of(seen), withProcesses, processes);
    }

    /** Whether the operating system had nothing of this process to run. */
    boolean asleep() {
        return active == 0;
    }

    /** Whether somebody has been woken who is shown as waiting, for it has no processor yet; or the JVM is at work. */
    boolean isSomebodyWoken() {
        return active > threads.stream().filter(t -> t.rest == Rest.MOVES).count();
    }

    /** Whether each thread and each process waits for another one. */
    boolean allWaitForOthers() {
        return threads.stream().allMatch(t -> t.rest == Rest.FOR_OTHERS) && allProcessesWait();
    }

    /** Whether each thread and each process waits for another one, or until a long time has passed. */
    boolean standsStill() {
        return threads.stream().allMatch(Seen::standsStill) && allProcessesWait();
    }

    /** Whether each thread waits for another one or until some time has passed, and each process for another one. */
    boolean allWait() {
        return threads.stream().noneMatch(t -> t.rest == Rest.MOVES) && allProcessesWait();
    }

    /** Whether no thread and no process has done anything between the other look and this one. */
    boolean isLike(Snapshot other) {
        return other != null && threads.equals(other.threads) && processes.equals(other.processes);
    }

    /** Whether each process waits for somebody else. */
    boolean allProcessesWait() {
        return processes.stream().allMatch(ChildProcesses.Seen::still);
    }

    private static Rest rest(ThreadInfo info, boolean withProcesses) {
        return switch (info.getThreadState()) {
            case BLOCKED, WAITING, TERMINATED -> Rest.FOR_OTHERS;
            case TIMED_WAITING ->
                isIdleWorker(info.getStackTrace()) || isClosing(info.getStackTrace())
                        ? Rest.FOR_OTHERS
                        : LongWaits.contains(info.getThreadId(), info.getStackTrace())
                                ? Rest.FOR_LONG
                                : Rest.FOR_A_TIME;
            case NEW, RUNNABLE ->
                isUnblocker(info.getStackTrace()) || withProcesses && isAtProcess(info.getStackTrace())
                        ? Rest.FOR_OTHERS
                        : Rest.MOVES;
        };
    }

    /** A pool's worker without work: when its time is up it ends, nothing else. */
    private static boolean isIdleWorker(StackTraceElement[] stack) {
        boolean idle = false;
        for (StackTraceElement frame : stack) {
            String name = frame.getClassName();
            if (name.endsWith("DelayedWorkQueue")) {
                return false;
            }
            idle |= name.equals("java.util.concurrent.ForkJoinPool")
                    && frame.getMethodName().equals("awaitWork");
            idle |= name.equals("java.util.concurrent.ThreadPoolExecutor")
                    && frame.getMethodName().equals("getTask");
        }
        return idle;
    }

    /** Closing an executor is to wait for its tasks: a day, and then again. */
    private static boolean isClosing(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .anyMatch(frame -> frame.getMethodName().equals("close") && EXECUTORS.contains(frame.getClassName()));
    }

    /** The JDK's thread that waits for the end of a process; of one that is no child of ours, it asks now and then. */
    private static boolean isReaper(ThreadInfo info) {
        return info.getThreadName().startsWith("process reaper");
    }

    /**
     * Whether it is the JDK's thread for a process that has ended. It clears away what is left of it, which takes
     * milliseconds, and the operating system shows it as waiting all the while, also if it waits for a processor. The
     * JVM shows it as running then; what it shows as waiting waits for a lock, which a learner's thread may have.
     */
    private static boolean isReaping(ThreadInfo info, List<ChildProcesses.Seen> alive) {
        Matcher reaper = REAPER.matcher(info.getThreadName());
        return info.getThreadState() == Thread.State.RUNNABLE
                && reaper.matches()
                && alive.stream().noneMatch(process -> process.pid() == Long.parseLong(reaper.group(1)));
    }

    /**
     * In a read, a write or a wait for the end of a process, which the operating system does; if it need not wait
     * there, the thread is not asleep.
     */
    private static boolean isAtProcess(StackTraceElement[] stack) {
        if (stack.length == 0 || !stack[0].isNativeMethod()) {
            return false;
        }
        String method = stack[0].getMethodName();
        return FILES.contains(stack[0].getClassName()) && (method.startsWith("read") || method.startsWith("write"))
                || method.equals("waitForProcessExit0");
    }

    /** The JVM's thread that waits, in native code, for monitors that virtual threads can have. */
    private static boolean isUnblocker(StackTraceElement[] stack) {
        return stack.length > 0 && stack[0].getMethodName().equals("takeVirtualThreadListToUnblock");
    }
}
