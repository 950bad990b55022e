package kata.testkit;

import static java.lang.classfile.Opcode.INVOKESTATIC;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;

/**
 * Makes objects of the learner's classes whose waits end as early as they may: each time limit is over after a
 * millisecond, and what may wake up without a reason does so. So whoever relies on a limit that is long enough, or
 * looks only once, is found out while the test holds what is waited for, and nobody has to let the time pass.
 *
 * <p>Whatever happens then is an execution that a slow prime test may bring about, so what comes out wrong is wrong. A
 * limit of a day or more counts as none: {@code awaitTermination(Long.MAX_VALUE, NANOSECONDS)}. The clocks that the
 * learner's classes look at go on by what is left out of their waits, so a limit that is kept by a clock is over, too.
 *
 * <p>Left out: what the JDK's own code waits for, and method references.
 */
public final class EarlyWaits extends ReloadedClasses {

    static {
        registerAsParallelCapable();
    }

    private static final ClassDesc UNIT = ClassDesc.of("java.util.concurrent.TimeUnit");
    private static final ClassDesc DURATION = ClassDesc.of("java.time.Duration");
    private static final ClassDesc DATE = ClassDesc.of("java.util.Date");
    private static final ClassDesc INSTANT = ClassDesc.of("java.time.Instant");
    private static final ClassDesc CONDITION = ClassDesc.of("java.util.concurrent.locks.Condition");

    /** Methods that wait, with a limit and its unit as their last parameters. */
    private static final Set<String> LIMITED = Set.of(
            "await",
            "awaitAdvanceInterruptibly",
            "awaitQuiescence",
            "awaitTermination",
            "exchange",
            "get",
            "invokeAll",
            "invokeAny",
            "offer",
            "offerFirst",
            "offerLast",
            "poll",
            "pollFirst",
            "pollLast",
            "tryAcquire",
            "tryLock",
            "tryReadLock",
            "tryTransfer",
            "tryWriteLock",
            "waitFor");

    /** Methods that have something done when some time has passed. */
    private static final Set<String> PUT_OFF = Set.of(
            "completeOnTimeout",
            "delayedExecutor",
            "orTimeout",
            "schedule",
            "scheduleAtFixedRate",
            "scheduleWithFixedDelay");

    private final ClassDesc waits;

    private EarlyWaits(Class<?> type, Class<?> waits) {
        super(type);
        this.waits = ClassDesc.of(waits.getName());
    }

    /**
     * An object of this class, which is loaded a second time with all classes of its package. It shares no static
     * fields with the test.
     *
     * @param type a class with a constructor without parameters
     * @param <T> a type that is no class of the exercise: an interface of the model or of the JDK
     */
    public static <T> T make(Class<? extends T> type) throws Exception {
        ShortenedWaits.begin();
        return make(type, ShortenedWaits.class);
    }

    /**
     * As above.
     *
     * @param waits what the learner's classes call before or in place of their waits: has the methods of
     *     {@link ShortenedWaits}
     */
    static <T> T make(Class<? extends T> type, Class<?> waits) throws Exception {
        return new EarlyWaits(type, waits).newInstance(type);
    }

    @Override
    byte[] woven(ClassModel model) {
        return transformed(model, this::weave);
    }

    private void weave(CodeBuilder code, CodeElement element) {
        if (!(element instanceof InvokeInstruction call) || isLearners(call) || !replaced(code, call)) {
            code.with(element);
        }
    }

    /** Whether the method that is called is declared by the learner. */
    private boolean isLearners(InvokeInstruction call) {
        ClassModel type = learnerClass(call.owner().asInternalName());
        while (type != null) {
            if (type.methods().stream()
                    .anyMatch(method -> method.methodName().equals(call.name())
                            && method.methodType().equals(call.type()))) {
                return true;
            }
            type = type.superclass()
                    .map(above -> learnerClass(above.asInternalName()))
                    .orElse(null);
        }
        return false;
    }

    /** Shortens the limit that is on the stack, or puts another call in place of this one; the latter is told. */
    private boolean replaced(CodeBuilder code, InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        String type = call.type().stringValue();
        boolean isStatic = call.opcode() == INVOKESTATIC;
        if (PUT_OFF.contains(name)) {
            code.invokestatic(waits, "putOff", MethodTypeDesc.of(CD_void));
            return false;
        }
        if (LIMITED.contains(name) && type.contains("JLjava/util/concurrent/TimeUnit;)")) {
            code.invokestatic(waits, "nanos", MethodTypeDesc.of(CD_long, CD_long, UNIT));
            code.getstatic(UNIT, "NANOSECONDS", UNIT);
            return false;
        }
        switch (name + type) {
            case "sleep(J)V" -> {
                if (!isStatic) {
                    code.invokestatic(waits, "sleep", MethodTypeDesc.of(CD_void, UNIT, CD_long));
                    return true;
                }
                code.invokestatic(waits, "millis", MethodTypeDesc.of(CD_long, CD_long));
            }
            case "nanoTime()J", "currentTimeMillis()J" -> {
                if (isStatic) {
                    code.invokestatic(waits, name, MethodTypeDesc.of(CD_long));
                    return true;
                }
            }
            case "now()Ljava/time/Instant;" -> {
                if (isStatic) {
                    code.invokestatic(waits, name, MethodTypeDesc.of(INSTANT));
                    return true;
                }
            }
            case "sleep(JI)V" -> {
                // A millisecond more or less is none here.
                code.pop();
                code.invokestatic(waits, "millis", MethodTypeDesc.of(CD_long, CD_long));
                code.loadConstant(0);
            }
            case "join(JI)V", "wait(JI)V" -> {
                // With no milliseconds at all it is not without a limit.
                code.pop();
                code.loadConstant(1L);
                code.ladd();
                code.invokestatic(waits, "millis", MethodTypeDesc.of(CD_long, CD_long));
                code.loadConstant(0);
            }
            case "awaitUntil(Ljava/util/Date;)Z" -> code.invokestatic(waits, "date", MethodTypeDesc.of(DATE, DATE));
            case "parkUntil(J)V", "parkUntil(Ljava/lang/Object;J)V" ->
                code.invokestatic(waits, "until", MethodTypeDesc.of(CD_long, CD_long));
            case "join(J)V", "wait(J)V" -> code.invokestatic(waits, "millis", MethodTypeDesc.of(CD_long, CD_long));
            case "join(Ljava/time/Duration;)Z", "sleep(Ljava/time/Duration;)V", "waitFor(Ljava/time/Duration;)Z" ->
                code.invokestatic(waits, "duration", MethodTypeDesc.of(DURATION, DURATION));
            case "awaitNanos(J)J", "parkNanos(J)V", "parkNanos(Ljava/lang/Object;J)V" ->
                code.invokestatic(waits, "nanos", MethodTypeDesc.of(CD_long, CD_long));
            case "wait()V" -> {
                code.invokestatic(waits, "await", MethodTypeDesc.of(CD_void, CD_Object));
                return true;
            }
            case "await()V" -> {
                if (owner.startsWith("java/util/concurrent/locks/")) {
                    code.invokestatic(waits, "await", MethodTypeDesc.of(CD_void, CONDITION));
                    return true;
                }
            }
            case "park()V" -> {
                code.invokestatic(waits, "park", MethodTypeDesc.of(CD_void));
                return true;
            }
            case "park(Ljava/lang/Object;)V" -> {
                code.invokestatic(waits, "park", MethodTypeDesc.of(CD_void, CD_Object));
                return true;
            }
            default -> {}
        }
        return false;
    }
}
