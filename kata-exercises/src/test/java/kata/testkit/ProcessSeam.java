package kata.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Makes objects of the learner's classes whose processes go through the test's hands.
 *
 * <p>They take their time to end when they are killed, or asked to end: until the test lets them, or somebody waits for
 * their end with a limit of a second or more, or asks for it again and again. So whoever kills and does not wait is
 * found out, however quickly a process ends as a rule. One that ends by itself has ended when somebody looks whether it
 * is alive. And a start may fail, so that whoever has started others before is seen to end them.
 *
 * <p>Whatever happens then is an execution that the operating system may bring about: it ends a killed process when it
 * gets round to it, and it may have no room for another one. Left out: processes that are started by a method
 * reference, and what a process has started itself: that is no child of ours, and its end is known only when whoever
 * has inherited it has asked for it. To be used by one test at a time; the methods that the learner's classes call are
 * safe for several threads.
 */
public final class ProcessSeam extends ReloadedClasses {

    static {
        registerAsParallelCapable();
    }

    private static final ClassDesc SELF = ClassDesc.of(ProcessSeam.class.getName());
    private static final ClassDesc PROCESS = ClassDesc.of("java.lang.Process");
    private static final MethodTypeDesc HELD = MethodTypeDesc.of(PROCESS, PROCESS);

    private static final MethodTypeDesc NOTED = MethodTypeDesc.of(ConstantDescs.CD_void);

    private static final long SHORT_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Whoever asks so often waits for the end, and may do so with a limit that is over sooner than nothing moves. */
    private static final int MANY_TIMES = 50;

    private static final Object LOCK = new Object();
    /** What is to be killed, by force or not. */
    private static final Map<ProcessHandle, Boolean> KILLS = new LinkedHashMap<>(); // guarded by LOCK

    /** Whose end somebody waits for, or has asked for after the kill. */
    private static final Set<ProcessHandle> ASKED = new HashSet<>(); // guarded by LOCK

    /** How often somebody has asked after the kill. */
    private static final Map<ProcessHandle, Integer> TIMES_ASKED = new HashMap<>(); // guarded by LOCK

    private static boolean open; // guarded by LOCK
    private static boolean othersAsked; // guarded by LOCK
    private static int starts; // guarded by LOCK
    private static int failing; // guarded by LOCK; which start fails, 0 for none

    private ProcessSeam(Class<?> type) {
        super(type);
    }

    /**
     * An object of this class, which is loaded a second time with all classes of its package. From now on kills are
     * held, and no start fails.
     *
     * @param type a class with a constructor without parameters
     * @param <T> a type that is no class of the exercise: an interface of the model, the testkit or the JDK
     */
    public static <T> T make(Class<? extends T> type) throws Exception {
        synchronized (LOCK) {
            KILLS.clear();
            ASKED.clear();
            TIMES_ASKED.clear();
            open = false;
            othersAsked = false;
            starts = 0;
            failing = 0;
        }
        return new ProcessSeam(type).newInstance(type);
    }

    /** From now on this start fails, counted from 1 and from when the object was made. */
    public static void failAtStart(int which) {
        synchronized (LOCK) {
            failing = which;
        }
    }

    /** Whether that start was tried. */
    public static boolean hasFailedToStart() {
        synchronized (LOCK) {
            return failing > 0 && starts >= failing;
        }
    }

    /**
     * Waits until the member is done; whenever nothing gets on any more, those kills are let go about which somebody
     * has asked, or all if nobody has. Afterwards a process is alive only if the member is done and has not waited for
     * it.
     */
    public static void letGoWhenWaitedFor(Company company, Member<?> member) {
        while (company.turnOf(member, member::isDone) != Company.Turn.TOUCHED && letGo()) {}
        // A turn that ended too early may have ended before anything was killed.
        while (company.awaitUntil(member::isDone) == Company.Outcome.STALLED && letGo()) {}
    }

    /** Tells whether there was a kill to let go. */
    private static boolean letGo() {
        synchronized (LOCK) {
            List<ProcessHandle> held =
                    KILLS.keySet().stream().filter(ProcessHandle::isAlive).toList();
            List<ProcessHandle> asked = held.stream().filter(ASKED::contains).toList();
            open = asked.isEmpty();
            (open ? held : asked).forEach(process -> end(process, KILLS.get(process)));
            return !held.isEmpty();
        }
    }

    /**
     * Waits until no process is left.
     *
     * @throws Finding if one is left, or one was killed and nobody has waited for its end: that its pipes have come to
     *     theirs does not say that it has
     */
    public static void expectNoneLeft(Company company) {
        company.awaitNoProcess();
        synchronized (LOCK) {
            long left = KILLS.keySet().stream()
                    .filter(process -> !ASKED.contains(process))
                    .count();
            if (left > 0 && !othersAsked) {
                throw Finding.leak((left == 1 ? "1 process was" : left + " processes were")
                        + " killed and may still be alive after the end: nobody has waited for that");
            }
        }
    }

    /** Somebody looks for processes by other means. */
    public static void othersAsked() {
        synchronized (LOCK) {
            othersAsked = true;
        }
    }

    /** The calling thread is about to start a process. */
    public static void starts() throws IOException {
        synchronized (LOCK) {
            if (++starts == failing) {
                throw new IOException("planned: no room for another process");
            }
        }
    }

    /** The process, whose kills are held. */
    public static Process held(Process process) {
        return new Held(process);
    }

    /** No effect on a process that has ended: whoever knows that need not wait for it. */
    private static void kill(ProcessHandle process, boolean forcibly) {
        if (!process.isAlive()) {
            return;
        }
        synchronized (LOCK) {
            KILLS.merge(process, forcibly, Boolean::logicalOr);
            if (open) {
                end(process, forcibly);
            }
        }
    }

    /** Whether a worker ends by itself: whoever looks late sees that it has. */
    private static boolean isAboutToEnd(long pid) {
        return TestScope.current().workers().stream()
                .flatMap(workers -> workers.traces().stream())
                .anyMatch(trace -> trace.pid() == pid && trace.ended());
    }

    private static void isWaitedFor(ProcessHandle process) {
        synchronized (LOCK) {
            ASKED.add(process);
        }
    }

    private static void isAskedFor(ProcessHandle process) {
        synchronized (LOCK) {
            Boolean forcibly = KILLS.get(process);
            if (forcibly == null) {
                return;
            }
            ASKED.add(process);
            if (TIMES_ASKED.merge(process, 1, Integer::sum) == MANY_TIMES) {
                end(process, forcibly);
            }
        }
    }

    /** Somebody waits for the end of this process for long: if it is to be killed, it is. */
    private static void isWaitedForLong(ProcessHandle process) {
        synchronized (LOCK) {
            Boolean forcibly = KILLS.get(process);
            if (forcibly != null) {
                ASKED.add(process);
                end(process, forcibly);
            }
        }
    }

    private static void end(ProcessHandle process, boolean forcibly) {
        if (forcibly) {
            process.destroyForcibly();
        } else {
            process.destroy();
        }
    }

    @Override
    byte[] woven(ClassModel model) {
        return transformed(model, ProcessSeam::weave);
    }

    private static void weave(CodeBuilder code, CodeElement element) {
        if (!(element instanceof InvokeInstruction call)) {
            code.with(element);
            return;
        }
        String owner = call.owner().asInternalName();
        boolean isStart = isStart(owner, call.name().stringValue());
        if (isStart) {
            code.invokestatic(SELF, "starts", NOTED);
        }
        code.with(element);
        if (isStart && call.typeSymbol().returnType().equals(PROCESS)) {
            code.invokestatic(SELF, "held", HELD);
        }
        if (call.opcode() == Opcode.INVOKESTATIC && owner.equals("java/lang/ProcessHandle")) {
            code.invokestatic(SELF, "othersAsked", NOTED);
        }
    }

    private static boolean isStart(String owner, String name) {
        return owner.equals("java/lang/ProcessBuilder") && name.equals("start")
                || owner.equals("java/lang/Runtime") && name.equals("exec");
    }

    /** A process whose kills are held. */
    private static final class Held extends Process {

        private final Process process;
        private final ProcessHandle handle;

        Held(Process process) {
            this.process = process;
            this.handle = process.toHandle();
        }

        @Override
        public OutputStream getOutputStream() {
            return process.getOutputStream();
        }

        @Override
        public InputStream getInputStream() {
            return process.getInputStream();
        }

        @Override
        public InputStream getErrorStream() {
            return process.getErrorStream();
        }

        @Override
        public int waitFor() throws InterruptedException {
            isWaitedFor(handle);
            return process.waitFor();
        }

        @Override
        public boolean waitFor(long time, TimeUnit unit) throws InterruptedException {
            if (unit.toNanos(time) >= SHORT_NANOS) {
                isWaitedForLong(handle);
            }
            return process.waitFor(time, unit);
        }

        @Override
        public boolean waitFor(Duration time) throws InterruptedException {
            return waitFor(TimeUnit.NANOSECONDS.convert(time), TimeUnit.NANOSECONDS);
        }

        @Override
        public int exitValue() {
            isAskedFor(handle);
            return process.exitValue();
        }

        @Override
        public void destroy() {
            kill(handle, false);
        }

        @Override
        public Process destroyForcibly() {
            kill(handle, true);
            return this;
        }

        @Override
        public boolean supportsNormalTermination() {
            return process.supportsNormalTermination();
        }

        @Override
        public boolean isAlive() {
            isAskedFor(handle);
            if (isAboutToEnd(pid())) {
                process.onExit().join();
            }
            return process.isAlive();
        }

        @Override
        public long pid() {
            return process.pid();
        }

        @Override
        public CompletableFuture<Process> onExit() {
            isWaitedFor(handle);
            return process.onExit().thenApply(ended -> this);
        }

        @Override
        public ProcessHandle toHandle() {
            return new HeldHandle(handle);
        }

        @Override
        public ProcessHandle.Info info() {
            return process.info();
        }

        @Override
        public Stream<ProcessHandle> children() {
            return process.children();
        }

        @Override
        public Stream<ProcessHandle> descendants() {
            return process.descendants();
        }

        @Override
        public String toString() {
            return process.toString();
        }
    }

    /** The handle of a process whose kills are held. */
    private record HeldHandle(ProcessHandle handle) implements ProcessHandle {

        @Override
        public long pid() {
            return handle.pid();
        }

        @Override
        public Optional<ProcessHandle> parent() {
            return handle.parent();
        }

        @Override
        public Stream<ProcessHandle> children() {
            return handle.children();
        }

        @Override
        public Stream<ProcessHandle> descendants() {
            return handle.descendants();
        }

        @Override
        public Info info() {
            return handle.info();
        }

        @Override
        public CompletableFuture<ProcessHandle> onExit() {
            isWaitedFor(handle);
            return handle.onExit().thenApply(ended -> this);
        }

        @Override
        public boolean supportsNormalTermination() {
            return handle.supportsNormalTermination();
        }

        @Override
        public boolean destroy() {
            kill(handle, false);
            return handle.isAlive();
        }

        @Override
        public boolean destroyForcibly() {
            kill(handle, true);
            return handle.isAlive();
        }

        @Override
        public boolean isAlive() {
            isAskedFor(handle);
            return handle.isAlive();
        }

        @Override
        public int compareTo(ProcessHandle other) {
            return handle.compareTo(other instanceof HeldHandle held ? held.handle : other);
        }
    }
}
