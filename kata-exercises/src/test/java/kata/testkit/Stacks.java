package kata.testkit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The stacks of the threads that count, cut to what a learner can use. */
final class Stacks {

    private static final List<String> PLUMBING = List.of(
            "jdk.internal.",
            "java.util.concurrent.locks.",
            "java.util.concurrent.ForkJoinPool",
            "java.lang.invoke.",
            "java.lang.Object.wait0");
    private static final int LONGEST = 5;

    private Stacks() {}

    /** The threads that count, by name. */
    static List<ThreadInfo> infos() {
        long me = Thread.currentThread().threadId();
        return Arrays.stream(ManagementFactory.getThreadMXBean().dumpAllThreads(true, true))
                .filter(info -> info.getThreadId() != me && !Bystanders.contains(info))
                .sorted(Comparator.comparing(ThreadInfo::getThreadName).thenComparing(ThreadInfo::getThreadId))
                .toList();
    }

    /** The short stacks of all threads in which the learner's code is. */
    static String ofLearner(List<ThreadInfo> infos) {
        return infos.stream()
                .filter(info -> LearnerCode.line(info.getStackTrace()).isPresent())
                .map(Stacks::brief)
                .collect(Collectors.joining("\n"));
    }

    /** The learner's line that matters: of the thread asked for, or else of the first thread that has one. */
    static Optional<String> line(List<ThreadInfo> infos, Thread preferred) {
        return infos.stream()
                .sorted(Comparator.comparing(info -> preferred == null || info.getThreadId() != preferred.threadId()))
                .flatMap(info -> LearnerCode.line(info.getStackTrace()).stream())
                .findFirst();
    }

    private static String brief(ThreadInfo info) {
        StringBuilder text = new StringBuilder(info.getThreadName())
                .append(
                        switch (info.getThreadState()) {
                            case BLOCKED -> " waits for a lock";
                            case WAITING -> " waits";
                            case TIMED_WAITING -> " waits for a time";
                            default -> " runs";
                        });
        doing(info.getStackTrace()).ifPresent(what -> text.append(" in ").append(what));
        LearnerCode.frames(info.getStackTrace()).stream()
                .limit(LONGEST)
                .forEach(frame -> text.append("\n    at ").append(brief(frame)));
        return text.toString();
    }

    private static Optional<String> doing(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(frame ->
                        PLUMBING.stream().noneMatch((frame.getClassName() + "." + frame.getMethodName())::startsWith))
                .findFirst()
                .filter(frame -> !LearnerCode.contains(frame))
                .map(frame -> simple(frame.getClassName()) + "." + frame.getMethodName());
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
