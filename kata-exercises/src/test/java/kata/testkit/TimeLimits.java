package kata.testkit;

import static java.lang.constant.ConstantDescs.CD_long;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Cuts the time limits of waits: what may take longer than somebody waits for it, does. A limit of an hour or more is
 * left as it is; it stands for no limit at all.
 *
 * <p>Called by the learner's classes, in the form in which an {@link Exploration} loads them. Safe for several threads.
 */
public final class TimeLimits {

    private static final Duration NONE = Duration.ofHours(1);
    private static final ClassDesc LIMITS = ClassDesc.of("kata.testkit.TimeLimits");
    private static final ClassDesc UNIT = ClassDesc.of("java.util.concurrent.TimeUnit");
    private static final ClassDesc DURATION = ClassDesc.of("java.time.Duration");

    /** Methods of java.util.concurrent that wait for a time and a unit. */
    private static final Set<String> WAITS = Set.of(
            "acquire",
            "await",
            "awaitAdvanceInterruptibly",
            "awaitQuiescence",
            "awaitTermination",
            "completeOnTimeout",
            "exchange",
            "get",
            "invokeAll",
            "invokeAny",
            "offer",
            "offerFirst",
            "offerLast",
            "orTimeout",
            "poll",
            "pollFirst",
            "pollLast",
            "tryAcquire",
            "tryLock",
            "tryReadLock",
            "tryTransfer",
            "tryWriteLock");

    private TimeLimits() {}

    /** Puts code before a call that cuts the limit on top of the stack, if it is one. */
    static void cut(CodeBuilder code, InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        List<ClassDesc> parameters = call.typeSymbol().parameterList();
        if (parameters.isEmpty()) {
            return;
        }
        ClassDesc last = parameters.getLast();
        boolean thread = owner.equals("java/lang/Thread");
        if (last.equals(UNIT) && owner.startsWith("java/util/concurrent/") && WAITS.contains(name)) {
            int unit = code.allocateLocal(TypeKind.REFERENCE);
            code.astore(unit);
            code.aload(unit);
            code.invokestatic(LIMITS, "cut", MethodTypeDesc.of(CD_long, CD_long, UNIT));
            code.aload(unit);
        } else if (last.equals(CD_long) && (name.equals("awaitNanos") || name.equals("parkNanos"))) {
            code.invokestatic(LIMITS, "cutNanos", MethodTypeDesc.of(CD_long, CD_long));
        } else if (last.equals(CD_long) && (name.equals("wait") || thread && name.equals("join"))) {
            code.invokestatic(LIMITS, "cutToAMilli", MethodTypeDesc.of(CD_long, CD_long));
        } else if (last.equals(CD_long) && name.equals("sleep")) {
            code.invokestatic(LIMITS, "cutMillis", MethodTypeDesc.of(CD_long, CD_long));
        } else if (last.equals(DURATION) && (thread || owner.startsWith("java/util/concurrent/"))) {
            code.invokestatic(LIMITS, "cut", MethodTypeDesc.of(DURATION, DURATION));
        }
    }

    /** The limit that is left, in the same unit. */
    public static long cut(long time, TimeUnit unit) {
        return unit.toHours(time) >= NONE.toHours() ? time : Math.min(time, 0);
    }

    /** The limit that is left. */
    public static Duration cut(Duration time) {
        return time.compareTo(NONE) >= 0 ? time : Duration.ZERO;
    }

    /** The limit that is left, in nanoseconds. */
    public static long cutNanos(long nanos) {
        return cut(nanos, TimeUnit.NANOSECONDS);
    }

    /** The limit that is left, in milliseconds. */
    public static long cutMillis(long millis) {
        return cut(millis, TimeUnit.MILLISECONDS);
    }

    /** The limit that is left, in milliseconds, for methods to which 0 means that there is none. */
    public static long cutToAMilli(long millis) {
        return TimeUnit.MILLISECONDS.toHours(millis) >= NONE.toHours() ? millis : Math.min(millis, 1);
    }
}
