package io.github.primeskata.subject;

import io.github.primeskata.channel.Frame;
import io.github.primeskata.channel.ProcessTree;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the checks of one exercise and tells the grader, in a JVM of its own that ends with them.
 *
 * <p>Frames come in over standard input ({@code RUN}, {@code DUMP}, {@code STOP}; its end means the grader is gone) and
 * go out over the original standard output. Exit codes of our own: 0 done, 3 no memory left, 86 grader gone, 88 too
 * much output, 97 our fault.
 */
public final class SubjectMain {

    private final Link link = Link.open();
    private final CappedOutput output = new CappedOutput(link);
    private final ProcessTree children =
            new ProcessTree(ProcessHandle.current(), Objects.requireNonNullElse(System.getenv(ProcessTree.MARK), ""));
    private final LinkedBlockingQueue<Frame> requests = new LinkedBlockingQueue<>();
    private volatile LearnerCode learner = LearnerCode.NONE;
    private CheckListener listener;
    /** Given up when memory has run out, so that there is enough to say so. */
    private byte[] parachute = new byte[2 << 20];

    private SubjectMain() {}

    /** Takes no arguments; never returns. */
    public static void main(String[] args) {
        Thread.currentThread().setName("primes-main");
        SubjectMain subject = new SubjectMain();
        try {
            subject.serve();
        } catch (OutOfMemoryError e) {
            subject.outOfMemory(e);
        } catch (Throwable e) {
            subject.fault(e);
        }
    }

    private void serve() throws Exception {
        output.install();
        var control = new Thread(this::control, "primes-control");
        control.setDaemon(true);
        control.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::exiting, "primes-exit"));
        Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .build());
        link.send("READY");
        launcher.execute(discovery(Warmup.class, Set.of()));
        run(launcher, requests.take());
    }

    private void run(Launcher launcher, Frame request) throws Exception {
        learner = new LearnerCode(request.text("package"), request.lines("learnerFiles"));
        output.configure(learner, request.number("outputLimitBytes"));
        Class<?> testClass = load(request.text("testClass"));
        boolean stopsAtFailure = Boolean.parseBoolean(request.text("stopsAtFailure"));
        listener = new CheckListener(link, output, learner, stopsAtFailure, () -> done(true));
        try {
            launcher.execute(discovery(testClass, Set.copyOf(request.lines("leftOut"))), listener);
        } catch (OutOfMemoryError e) {
            parachute = null;
            listener.thrownPastJUnit(e);
            throw e;
        }
        if (!listener.hasReported()) {
            fault(listener.failedAbove());
        }
        done(false);
    }

    private static LauncherDiscoveryRequest discovery(Class<?> testClass, Set<String> leftOut) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(testClass))
                .filters((PostDiscoveryFilter) found -> FilterResult.includedIf(
                        CheckIds.of(found.getSource()).filter(leftOut::contains).isEmpty()))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false")
                // Nested classes do not inherit the order of methods from the class around them.
                .configurationParameter(
                        "junit.jupiter.testmethod.order.default", "org.junit.jupiter.api.MethodOrderer$OrderAnnotation")
                .configurationParameter(
                        "junit.jupiter.testclass.order.default", "org.junit.jupiter.api.ClassOrderer$OrderAnnotation")
                .build();
    }

    /** Loads the test class and what its methods name, initialising nothing. */
    private Class<?> load(String testClass) throws ClassNotFoundException {
        Class<?> type = Class.forName(testClass, false, SubjectMain.class.getClassLoader());
        try {
            link(type);
        } catch (LinkageError | TypeNotPresentException e) {
            Map<String, String> facts = ThrownFacts.of(e, learner);
            link.send("NOT_RUNNABLE", "verdict", facts.get("verdict"), "observed", facts.get("observed"));
            Runtime.getRuntime().halt(0);
        }
        return type;
    }

    private static void link(Class<?> type) {
        type.getDeclaredMethods();
        type.getDeclaredFields();
        for (Class<?> nested : type.getDeclaredClasses()) {
            link(nested);
        }
    }

    private void control() {
        while (true) {
            Frame request = link.read();
            if (request == null || request.type().equals("STOP")) {
                children.kill();
                Runtime.getRuntime().halt(request == null ? ExitCode.PARENT_GONE : 0);
            } else if (request.type().equals("DUMP")) {
                output.sendPending();
                link.send(StackReport.take(learner));
            } else {
                requests.add(request);
            }
        }
    }

    /** Runs as a shutdown hook: the thread that asked for the end waits inside {@code exit} meanwhile. */
    private void exiting() {
        output.sendPending();
        String location = "";
        String thread = "";
        for (Map.Entry<Thread, StackTraceElement[]> entry :
                Thread.getAllStackTraces().entrySet()) {
            if (isExiting(entry.getValue())) {
                String found = learner.location(entry.getValue());
                if (thread.isEmpty() || !found.isEmpty()) {
                    location = found;
                    thread = entry.getKey().getName();
                }
            }
        }
        if (!thread.isEmpty()) {
            link.send("EXITING", "location", location, "thread", thread);
        }
    }

    private static boolean isExiting(StackTraceElement[] stack) {
        for (var frame : stack) {
            if (frame.getClassName().equals("java.lang.Runtime")
                    && frame.getMethodName().equals("exit")) {
                return true;
            }
        }
        return false;
    }

    /** Never waits for threads that are left: the process is the unit that can be ended. */
    private void done(boolean poisoned) {
        output.sendPending();
        var left = children.describe();
        children.kill();
        long cpuNanos = ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(java.time.Duration::toNanos)
                .orElse(-1L);
        link.send("DONE", "poisoned", poisoned, "left", String.join("\n", left), "cpuNanos", cpuNanos);
        Runtime.getRuntime().halt(0);
    }

    private void outOfMemory(OutOfMemoryError error) {
        parachute = null;
        try {
            output.sendPending();
            Map<String, String> facts = ThrownFacts.of(error, learner);
            link.send("OUT_OF_MEMORY", "kind", facts.get("kind"), "location", facts.get("location"));
        } finally {
            Runtime.getRuntime().halt(ExitCode.OUT_OF_MEMORY);
        }
    }

    private void fault(Throwable thrown) {
        try {
            output.sendPending();
            var text = new java.io.StringWriter();
            if (thrown != null) {
                thrown.printStackTrace(new java.io.PrintWriter(text));
            }
            link.send("FAULT", "what", Texts.cut(text.toString(), 8_000));
        } finally {
            Runtime.getRuntime().halt(ExitCode.HARNESS_FAULT);
        }
    }
}
