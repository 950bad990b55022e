package io.github.primeskata.subject;

import io.github.primeskata.channel.Frame;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** What the learner's threads are doing now: the answer to a request of the grader that has waited long enough. */
final class StackReport {

    private static final long WINDOW_NANOS = 120_000_000;
    private static final int MAX_FRAMES = 16;
    private static final int MAX_THREADS = 40;
    private static final int MAX_CHARS = 64_000;

    private StackReport() {}

    /** Takes about a tenth of a second; platform threads only. */
    static Frame take(LearnerCode learner) {
        try {
            return measured(learner);
        } catch (Throwable e) {
            return plain(learner);
        }
    }

    private static Frame measured(LearnerCode learner) {
        ThreadMXBean bean = ManagementFactory.getThreadMXBean();
        var cpuBefore = new HashMap<Long, Long>();
        for (long id : bean.getAllThreadIds()) {
            cpuBefore.put(id, bean.getThreadCpuTime(id));
        }
        long start = System.nanoTime();
        while (System.nanoTime() - start < WINDOW_NANOS) {
            LockSupport.parkNanos(WINDOW_NANOS / 4);
        }
        long elapsed = System.nanoTime() - start;

        long[] cycle = bean.findDeadlockedThreads();
        String deadlock = "";
        String deadlockLocation = "";
        if (cycle != null) {
            ThreadInfo[] infos = bean.getThreadInfo(cycle, true, true);
            deadlock = cycle(infos, learner);
            deadlockLocation = firstLocation(infos, learner);
        }

        boolean busy = false;
        String busyLocation = "";
        String idleLocation = "";
        var text = new StringBuilder();
        int shown = 0;
        for (ThreadInfo info : bean.dumpAllThreads(true, true)) {
            StackTraceElement[] stack = info.getStackTrace();
            if (!learner.isIn(stack)) {
                continue;
            }
            String location = learner.location(stack);
            long before = cpuBefore.getOrDefault(info.getThreadId(), 0L);
            boolean moved = bean.getThreadCpuTime(info.getThreadId()) - before > elapsed / 20;
            if (moved || info.getThreadState() == Thread.State.RUNNABLE) {
                busy = true;
                busyLocation = busyLocation.isEmpty() ? location : busyLocation;
            } else {
                idleLocation = idleLocation.isEmpty() ? location : idleLocation;
            }
            if (shown++ < MAX_THREADS) {
                append(text, info.getThreadName(), describe(info), stack);
            }
        }
        String location = !deadlock.isEmpty() ? deadlockLocation : busy ? busyLocation : idleLocation;
        return frame(busy ? "busy" : "idle", location, text, deadlock);
    }

    /** Without the management classes, should they not load any more. */
    private static Frame plain(LearnerCode learner) {
        var text = new StringBuilder();
        String location = "";
        boolean busy = false;
        for (Map.Entry<Thread, StackTraceElement[]> entry :
                Thread.getAllStackTraces().entrySet()) {
            if (learner.isIn(entry.getValue())) {
                Thread thread = entry.getKey();
                busy |= thread.getState() == Thread.State.RUNNABLE;
                location = location.isEmpty() ? learner.location(entry.getValue()) : location;
                append(text, thread.getName(), thread.getState().toString(), entry.getValue());
            }
        }
        return frame(busy ? "busy" : "idle", location, text, "");
    }

    private static Frame frame(String kind, String location, CharSequence text, String deadlock) {
        return Frame.of(
                "STACKS",
                "kind",
                kind,
                "location",
                location,
                "text",
                Texts.cut(text.toString().stripTrailing(), MAX_CHARS),
                "deadlock",
                Texts.cut(deadlock, MAX_CHARS));
    }

    private static String cycle(ThreadInfo[] infos, LearnerCode learner) {
        List<String> lines = new ArrayList<>();
        for (ThreadInfo info : infos) {
            if (info != null) {
                String location = learner.location(info.getStackTrace());
                lines.add("\"" + info.getThreadName() + "\" waits for " + info.getLockName() + " held by \""
                        + info.getLockOwnerName() + "\"" + (location.isEmpty() ? "" : " at " + location));
            }
        }
        return String.join("\n", lines);
    }

    private static String firstLocation(ThreadInfo[] infos, LearnerCode learner) {
        for (ThreadInfo info : infos) {
            String location = info == null ? "" : learner.location(info.getStackTrace());
            if (!location.isEmpty()) {
                return location;
            }
        }
        return "";
    }

    private static String describe(ThreadInfo info) {
        String state = info.getThreadState().toString();
        if (info.getLockName() == null) {
            return state;
        }
        String owner = info.getLockOwnerName() == null ? "" : " held by \"" + info.getLockOwnerName() + "\"";
        return state + " on " + info.getLockName() + owner;
    }

    private static void append(StringBuilder text, String name, String state, StackTraceElement[] stack) {
        text.append('"').append(name).append("\" ").append(state).append('\n');
        for (int i = 0; i < stack.length && i < MAX_FRAMES; i++) {
            if (stack[i].getClassName().startsWith("org.junit.")) {
                break;
            }
            text.append("    at ").append(stack[i]).append('\n');
        }
    }
}
