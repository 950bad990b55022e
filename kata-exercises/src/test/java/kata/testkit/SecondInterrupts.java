package kata.testkit;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Constructor;
import java.util.HashSet;
import java.util.Set;

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
    private static final MethodTypeDesc WAITS = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);

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

    private static final Object LOCK = new Object();
    private static final Set<Integer> PLACES = new HashSet<>(); // guarded by LOCK; where it has been interrupted again
    private static Thread interrupted; // guarded by LOCK

    private final ClassHierarchyResolver hierarchy;
    private int places; // guarded by this

    private SecondInterrupts(Class<?> type) {
        super(type);
        hierarchy = ClassHierarchyResolver.ofResourceParsing(type.getClassLoader())
                .orElse(ClassHierarchyResolver.defaultResolver());
    }

    /**
     * An object of this class, which is loaded a second time with all classes of its package.
     *
     * @param type a class with a constructor without parameters
     * @param <T> a type that is no class of the exercise: an interface of the model or of the JDK
     */
    @SuppressWarnings("unchecked")
    public static <T> T make(Class<? extends T> type) throws Exception {
        Constructor<?> constructor =
                new SecondInterrupts(type).loadClass(type.getName()).getDeclaredConstructor();
        constructor.setAccessible(true);
        return (T) constructor.newInstance();
    }

    /** Interrupts the thread, and again wherever it is about to wait without an interrupt pending, once at each place. */
    public static void interrupt(Thread thread) {
        synchronized (LOCK) {
            PLACES.clear();
            interrupted = thread;
            thread.interrupt();
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

    @Override
    byte[] woven(ClassModel model) {
        return ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy))
                .transformClass(model, ClassTransform.transformingMethodBodies(this::weave));
    }

    private synchronized void weave(CodeBuilder code, CodeElement element) {
        if (element instanceof InvokeInstruction call
                && NAMES.contains(call.name().stringValue())
                && learnerClass(call.owner().asInternalName()) == null) {
            code.loadConstant(places++);
            code.invokestatic(SELF, "waits", WAITS);
        }
        code.with(element);
    }
}
