package kata.testkit;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A time that stands still for classes of the learner: none of the time limits that they set for a wait runs out, and
 * no clock that they read goes on. Whoever waits there for something that happens, with a limit to be on the safe
 * side, notices nothing; whoever waits for the limit waits for ever.
 *
 * <p>It is theirs alone: libraries that they call have the real time. Awaitility looks at once instead of after a
 * delay, for there is no telling whether somebody counts on that delay or only looks more often. Left as they are:
 * limits that are zero or less, for they are no waits; method references, which have no code of their own; virtual
 * threads.
 */
public final class StillTime {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int DEPTH = 64;
    private static final Duration VERY_LONG = Duration.ofDays(365);
    private static final long NANOS = System.nanoTime();
    private static final Instant NOW = Instant.now();

    private static final ClassDesc STILL = ClassDesc.of("kata.testkit.StillTime");
    private static final ClassDesc UNIT = ClassDesc.of("java.util.concurrent.TimeUnit");
    private static final ClassDesc DURATION = ClassDesc.of("java.time.Duration");
    private static final ClassDesc INSTANT = ClassDesc.of("java.time.Instant");
    private static final MethodTypeDesc LONG_TO_LONG = MethodTypeDesc.of(CD_long, CD_long);
    private static final List<ClassDesc> LIMIT = List.of(CD_long, UNIT);
    private static final List<String> AWAITILITY = List.of("org/awaitility/Awaitility", "org/awaitility/core/");
    private static final List<String> DELAYS = List.of("pollDelay", "setDefaultPollDelay", "during");

    private StillTime() {}

    /**
     * The same class, in still time.
     *
     * @param loader finds the classes that it names
     */
    static byte[] in(byte[] classFile, ClassLoader loader) {
        ClassHierarchyResolver hierarchy =
                ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver());
        ClassFile file = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
        return file.transformClass(file.parse(classFile), ClassTransform.transformingMethodBodies(StillTime::weave));
    }

    private static void weave(CodeBuilder code, CodeElement element) {
        if (!(element instanceof InvokeInstruction call && isReplaced(code, call))) {
            code.with(element);
        }
    }

    /** Makes the arguments of a call longer or shorter; tells whether the call itself is no longer needed. */
    private static boolean isReplaced(CodeBuilder code, InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        List<ClassDesc> parameters = call.typeSymbol().parameterList();
        if (AWAITILITY.stream().anyMatch(owner::startsWith) && DELAYS.contains(name)) {
            if (parameters.equals(LIMIT)) {
                code.pop().pop2().lconst_1().getstatic(UNIT, "NANOSECONDS", UNIT);
            } else if (parameters.equals(List.of(DURATION))) {
                code.pop().lconst_1().invokestatic(DURATION, "ofNanos", MethodTypeDesc.of(DURATION, CD_long));
            }
        } else if (isClock(owner, name, parameters)) {
            code.invokestatic(
                    STILL, name, name.equals("now") ? MethodTypeDesc.of(INSTANT) : MethodTypeDesc.of(CD_long));
            return true;
        } else if (endsWith(LIMIT, parameters)
                && (owner.startsWith("java/util/concurrent/") && !owner.endsWith("/TimeUnit")
                        || owner.equals("java/lang/Process"))) {
            code.pop().getstatic(UNIT, "DAYS", UNIT);
        } else if (parameters.equals(List.of(CD_long, CD_int)) && isWaitOrJoin(name)) {
            // What is less than a millisecond is left out.
            code.pop().invokestatic(STILL, "millis", LONG_TO_LONG);
            code.invokevirtual(call.owner().asSymbol(), name, MethodTypeDesc.of(CD_void, CD_long));
            return true;
        } else if (parameters.equals(List.of(CD_long)) && isWaitOrJoin(name)
                || owner.equals("java/util/Timer") && endsWith(List.of(CD_long), parameters)) {
            code.invokestatic(STILL, "millis", LONG_TO_LONG);
        } else if (name.equals("awaitNanos") && parameters.equals(List.of(CD_long))) {
            code.invokestatic(STILL, "nanos", LONG_TO_LONG);
        } else if (parameters.equals(List.of(DURATION)) && (name.equals("join") || name.equals("waitFor"))) {
            code.invokestatic(STILL, "duration", MethodTypeDesc.of(DURATION, DURATION));
        }
        return false;
    }

    private static boolean isClock(String owner, String name, List<ClassDesc> parameters) {
        return owner.equals("java/lang/System")
                        && List.of("nanoTime", "currentTimeMillis").contains(name)
                || owner.equals("java/time/Instant") && name.equals("now") && parameters.isEmpty();
    }

    private static boolean isWaitOrJoin(String name) {
        return name.equals("wait") || name.equals("join");
    }

    private static boolean endsWith(List<ClassDesc> end, List<ClassDesc> parameters) {
        int rest = parameters.size() - end.size();
        return rest >= 0 && parameters.subList(rest, parameters.size()).equals(end);
    }

    /** Instead of {@link System#nanoTime}. */
    public static long nanoTime() {
        return NANOS;
    }

    /** Instead of {@link System#currentTimeMillis}. */
    public static long currentTimeMillis() {
        return NOW.toEpochMilli();
    }

    /** Instead of {@link Instant#now()}. */
    public static Instant now() {
        return NOW;
    }

    /** Instead of a limit in milliseconds. */
    public static long millis(long limit) {
        return limit <= 0 ? limit : VERY_LONG.toMillis();
    }

    /** Instead of a limit in nanoseconds. */
    public static long nanos(long limit) {
        return limit <= 0 ? limit : VERY_LONG.toNanos();
    }

    /** Instead of a limit. */
    public static Duration duration(Duration limit) {
        return limit.isPositive() ? VERY_LONG : limit;
    }

    /** Looks at the threads as {@link Snapshot#take} does; who waits for a limit of still time waits for others. */
    static Snapshot look() {
        Snapshot look = Snapshot.take();
        List<Snapshot.Seen> threads = look.threads().stream()
                .map(seen -> seen.rest() == Snapshot.Rest.FOR_A_TIME
                                && waits(seen.id()).isPresent()
                        ? new Snapshot.Seen(
                                seen.id(),
                                Snapshot.Rest.FOR_OTHERS,
                                seen.state(),
                                seen.blocked(),
                                seen.waited(),
                                seen.cpuNanos())
                        : seen)
                .toList();
        return new Snapshot(look.active(), threads, look.withProcesses(), look.processes());
    }

    /**
     * Whoever waits for a limit of still time to run out, as a finding that names the line; empty if nobody does. To be
     * asked when nothing can move any more.
     */
    static Optional<Finding> waiting() {
        List<SeenThread> seen = Stacks.threads();
        return seen.stream()
                .filter(thread -> thread.state() == Thread.State.TIMED_WAITING)
                .filter(thread -> waits(thread.id()).isPresent())
                .findFirst()
                .map(thread -> Finding.wrong(waits(thread.id()).orElse("a wait")
                                + " ends only when its time is up: nobody is left to end it before")
                        .at(thread.line().orElse(""))
                        .detail(Stacks.ofLearner(seen)));
    }

    /** The method in which a thread waits for a limit that the learner's code has set itself. */
    private static Optional<String> waits(long threadId) {
        ThreadInfo info = THREADS.getThreadInfo(threadId, DEPTH);
        if (info == null || info.getThreadState() != Thread.State.TIMED_WAITING) {
            return Optional.empty();
        }
        StackTraceElement[] stack = info.getStackTrace();
        boolean own = Arrays.stream(stack)
                .filter(frame -> !frame.getClassName().startsWith("java."))
                .filter(frame -> !frame.getClassName().startsWith("jdk."))
                .findFirst()
                .filter(LearnerCode::contains)
                .isPresent();
        return own ? Stacks.called(stack).map(Stacks::name) : Optional.empty();
    }
}
