package kata.testkit;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Makes objects of the learner's classes of which a thread can be interrupted again: as soon as it has heard an
 * interrupt, and is about to wait in its own code, there is the next one, once at each place. So whoever puts things in
 * order with waits that an interrupt ends is found out, however short they are.
 *
 * <p>Whatever happens then is an execution that somebody may bring about who interrupts several times. Left out: what
 * the JDK's own code waits for, and method references. To be used by one test at a time; the method that the learner's
 * classes call is safe for several threads.
 */
public final class SecondInterrupts extends ReloadedClasses {

    static {
        registerAsParallelCapable();
    }

    private static final ClassDesc SELF = ClassDesc.of(SecondInterrupts.class.getName());
    private static final ClassDesc PROCESS = ClassDesc.of("java.lang.Process");
    private static final MethodTypeDesc WAITS = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
    private static final MethodTypeDesc SEES = MethodTypeDesc.of(ConstantDescs.CD_void, PROCESS);

    /** Methods that wait, and some of the same name that do not: an interrupt may come there as well. */
    private static final Set<String> NAMES = Set.of(
            "acquire",
            "await",
            "awaitNanos",
            "awaitTermination",
            "get",
            "join",
            "lockInterruptibly",
            "park",
            "parkNanos",
            "poll",
            "sleep",
            "take",
            "tryAcquire",
            "wait",
            "waitFor");

    /** Methods of a process that may tell that it has ended: from then on no wait for it can be interrupted. */
    private static final Set<String> TELL_ITS_END = Set.of("exitValue", "isAlive", "onExit");

    private static final Object LOCK = new Object();
    private static final Set<Integer> PLACES = new HashSet<>(); // guarded by LOCK; where it has been interrupted again
    private static final Set<Integer> WAITS_FOR = new HashSet<>(); // guarded by LOCK; where such a wait was ended
    private static final Set<Process> SEEN =
            new HashSet<>(); // guarded by LOCK; the thread may know that they have ended
    private static Thread interrupted; // guarded by LOCK

    private int places; // guarded by this

    private SecondInterrupts(Class<?> type) {
        super(type);
    }

    /**
     * An object of this class, which is loaded a second time with all classes of its package.
     *
     * @param type a class with a constructor without parameters
     * @param <T> a type that is no class of the exercise: an interface of the model or of the JDK
     */
    public static <T> T make(Class<? extends T> type) throws Exception {
        return new SecondInterrupts(type).newInstance(type);
    }

    /** Interrupts the thread, and again wherever it is about to wait with none pending, once at each place. */
    public static void interrupt(Thread thread) {
        synchronized (LOCK) {
            interruptWhereverItWaits(thread);
            thread.interrupt();
        }
    }

    /** Interrupts the thread wherever it is about to wait from now on with none pending, once at each place. */
    public static void interruptWhereverItWaits(Thread thread) {
        synchronized (LOCK) {
            PLACES.clear();
            WAITS_FOR.clear();
            SEEN.clear();
            interrupted = thread;
        }
    }

    /** The calling thread is about to wait at this place. */
    public static void waits(int place) {
        synchronized (LOCK) {
            Thread current = Thread.currentThread();
            if (current == interrupted && !current.isInterrupted() && PLACES.add(place)) {
                current.interrupt();
            }
        }
    }

    /** The calling thread may learn that the process has ended. */
    public static void sees(Process process) {
        synchronized (LOCK) {
            if (Thread.currentThread() == interrupted) {
                SEEN.add(process);
            }
        }
    }

    /** Waits for the process. */
    public static int waitFor(Process process, int place) throws InterruptedException {
        endsEarly(process, place);
        int code = process.waitFor();
        sees(process);
        return code;
    }

    /** Waits for the process. */
    public static boolean waitFor(Process process, long time, TimeUnit unit, int place) throws InterruptedException {
        endsEarly(process, place);
        boolean ended = process.waitFor(time, unit);
        sees(process);
        return ended;
    }

    /** Waits for the process. */
    public static boolean waitFor(Process process, Duration time, int place) throws InterruptedException {
        endsEarly(process, place);
        boolean ended = process.waitFor(time);
        sees(process);
        return ended;
    }

    /** A process that was killed may end before the wait for it begins, or after: for the interrupt it is after. */
    private static void endsEarly(Process process, int place) throws InterruptedException {
        waits(place);
        synchronized (LOCK) {
            if (Thread.currentThread() == interrupted
                    && interrupted.isInterrupted()
                    && !SEEN.contains(process)
                    && WAITS_FOR.add(place)) {
                Thread.interrupted();
                throw new InterruptedException();
            }
        }
    }

    @Override
    byte[] woven(ClassModel model) {
        return transformed(model, this::weave);
    }

    private synchronized void weave(CodeBuilder code, CodeElement element) {
        if (element instanceof InvokeInstruction call
                && learnerClass(call.owner().asInternalName()) == null) {
            String name = call.name().stringValue();
            boolean ofProcess = call.owner().asInternalName().equals("java/lang/Process");
            if (ofProcess && name.equals("waitFor")) {
                code.loadConstant(places++);
                code.invokestatic(
                        SELF,
                        name,
                        call.typeSymbol()
                                .insertParameterTypes(0, PROCESS)
                                .insertParameterTypes(1 + call.typeSymbol().parameterCount(), ConstantDescs.CD_int));
                return;
            }
            if (ofProcess && TELL_ITS_END.contains(name)) {
                code.dup();
                code.invokestatic(SELF, "sees", SEES);
            } else if (NAMES.contains(name)) {
                code.loadConstant(places++);
                code.invokestatic(SELF, "waits", WAITS);
            }
        }
        code.with(element);
    }
}
