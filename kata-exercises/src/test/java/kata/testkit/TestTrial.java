package kata.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * One run of a learner's test class, against one kind of subject.
 *
 * <p>It is as if it were the first run: all classes of the learner are loaded anew. Each test method is run by JUnit,
 * by itself, with a subject of its own, until one fails. What the test's threads die of is for the test itself to find
 * out.
 *
 * <p>To be used by the thread of a {@link KataTest}, one trial at a time. A test that never ends is found there.
 */
public final class TestTrial {

    /**
     * What came of it.
     *
     * @param passed how many test methods, or invocations of one, ran to their end and passed
     * @param failed the name of the method that failed; empty if none did
     * @param failure what it threw
     */
    public record Outcome(int passed, String failed, Optional<Throwable> failure) {

        /** Whether something was run, and nothing failed. */
        public boolean isPass() {
            return passed > 0 && failure.isEmpty();
        }
    }

    private static final LauncherConfig PLAIN = LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .build();

    private static volatile TestTrial current;

    private static final long PAUSE_NANOS = 500_000;
    private static final int RESTS = 20;

    private final Supplier<?> subjects;
    private final Duration patience;
    private final boolean inStillTime;
    private volatile Object subject;
    private volatile boolean isGivenUp;

    private TestTrial(Supplier<?> subjects, Duration patience, boolean inStillTime) {
        this.subjects = subjects;
        this.patience = patience;
        this.inStillTime = inStillTime;
    }

    /** The trial that is under way. The class under trial asks for it once, when it is initialised. */
    public static TestTrial current() {
        return current;
    }

    /** What the test method that runs now has to test. */
    public Object subject() {
        return subject;
    }

    /** How long the learner's test should wait for what has to happen. */
    public Duration patience() {
        return patience;
    }

    /**
     * Runs a test class against subjects that are right. Threads that the test leaves behind are left, so that they are
     * found.
     *
     * @param testClass the class that hands in {@link #subject()}; it and the learner's classes of its package are
     *     loaded anew
     * @param subjects makes a subject for each test method
     */
    public static Outcome onRight(Class<?> testClass, Supplier<?> subjects, Duration patience) {
        return new TestTrial(subjects, patience, false).run(testClass);
    }

    /**
     * Runs a test class against subjects that are right and late, while time stands still for the learner's classes
     * ({@link StillTime}): whenever all wait, somebody is let go. So what does not wait comes too early, and what waits
     * for a time waits for ever.
     *
     * @param letGo lets go one of those that are held; tells whether there was one
     * @throws Finding if nothing can move any more, or only when a time limit of the learner's has run out, and nobody
     *     is held
     */
    public static Outcome inStillTime(
            Class<?> testClass, Supplier<?> subjects, BooleanSupplier letGo, Duration patience) {
        return new TestTrial(subjects, patience, true).watched(testClass, letGo);
    }

    /** As {@link #onRight}, with subjects that are wrong: threads left behind are interrupted and forgotten. */
    public static Outcome onWrong(Class<?> testClass, Supplier<?> subjects, Duration patience) {
        Leftovers leftovers = new Leftovers();
        try {
            return new TestTrial(subjects, patience, false).run(testClass);
        } finally {
            leftovers.giveUp(leftovers.alive());
        }
    }

    private Outcome run(Class<?> testClass) {
        UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});
        try {
            return runAnew(testClass);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(handler);
        }
    }

    /** Runs it in a thread of its own, and looks on. */
    private Outcome watched(Class<?> testClass, BooleanSupplier letGo) {
        TestScope scope = TestScope.current();
        Leftovers leftovers = new Leftovers();
        FutureTask<Outcome> trial = new FutureTask<>(() -> runAnew(testClass));
        UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});
        scope.waitedIn(true);
        try {
            Thread runner = Thread.ofPlatform().daemon().name("trial").start(trial);
            Rest rest = new Rest();
            while (!trial.isDone()) {
                if (rest.isReached()) {
                    if (letGo.getAsBoolean()) {
                        rest = new Rest();
                    } else if (rest.isForEver() && !trial.isDone()) {
                        Finding finding = StillTime.waiting().orElseGet(() -> Hang.idle(runner));
                        isGivenUp = true;
                        leftovers.giveUp(leftovers.alive());
                        throw finding;
                    }
                }
                if (scope.isOver()) {
                    throw new IllegalStateException("the test is over");
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            return trial.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            scope.waitedIn(false);
            Thread.setDefaultUncaughtExceptionHandler(handler);
        }
    }

    /** Looks whether all threads rest. Some may only wait until a real time has passed, or keep asking in vain. */
    private static final class Rest {

        private final Stall stall = new Stall(StillTime::look);
        private final Patience patience = new Patience();
        private Snapshot seen;
        private boolean forEver;
        private int rests;

        boolean isReached() {
            forEver = stall.nothingMoves();
            Snapshot look = stall.last();
            if (look != seen) {
                seen = look;
                // Whoever was woken and has no processor yet is shown as waiting, but it is not asleep.
                rests = look.asleep() && look.allWait() ? rests + 1 : 0;
            }
            return forEver || rests >= RESTS || patience.isOver(look);
        }

        /** Whether that was so when it was asked for last, and nothing can move any more. */
        boolean isForEver() {
            return forEver;
        }
    }

    private Outcome runAnew(Class<?> testClass) {
        Thread me = Thread.currentThread();
        ClassLoader loader = me.getContextClassLoader();
        current = this;
        me.setContextClassLoader(new Anew(testClass, inStillTime)); // JUnit finds a class by its name there.
        try {
            return runAnew(testClass.getName());
        } finally {
            Thread.interrupted(); // A deadline of the learner's may have come too late.
            me.setContextClassLoader(loader);
        }
    }

    private Outcome runAnew(String testClass) {
        Launcher launcher = LauncherFactory.create(PLAIN);
        Listener listener = new Listener();
        for (String method : methods(launcher.discover(request(DiscoverySelectors.selectClass(testClass))))) {
            subject = subjects.get();
            launcher.execute(request(DiscoverySelectors.selectUniqueId(method)), listener);
            if (listener.failure != null || isGivenUp) {
                break;
            }
        }
        return new Outcome(listener.passed, listener.failed, Optional.ofNullable(listener.failure));
    }

    private LauncherDiscoveryRequest request(DiscoverySelector selector) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selector)
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false")
                .configurationParameter("junit.jupiter.execution.timeout.mode", inStillTime ? "disabled" : "enabled")
                .build();
    }

    /** The ids of all methods, those of nested classes too. */
    private static List<String> methods(TestPlan plan) {
        List<String> methods = new ArrayList<>();
        plan.getRoots().forEach(root -> collect(plan, root, methods));
        return methods;
    }

    private static void collect(TestPlan plan, TestIdentifier identifier, List<String> methods) {
        if (identifier.getSource().filter(MethodSource.class::isInstance).isPresent()) {
            methods.add(identifier.getUniqueId());
        } else {
            plan.getChildren(identifier).forEach(child -> collect(plan, child, methods));
        }
    }

    /** Counts what passes and keeps the first failure. For the thread that runs the tests. */
    private static final class Listener implements TestExecutionListener {

        private int passed;
        private String failed = "";
        private Throwable failure;

        @Override
        public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                passed += identifier.isTest() ? 1 : 0;
            } else if (result.getStatus() == TestExecutionResult.Status.FAILED && failure == null) {
                failed = identifier
                        .getSource()
                        .filter(MethodSource.class::isInstance)
                        .map(source -> ((MethodSource) source).getMethodName())
                        .orElse(identifier.getDisplayName());
                failure = result.getThrowable().orElseGet(() -> new AssertionError("failed for no reason"));
            }
        }
    }

    /** Loads the learner's classes of one package itself, from where everybody finds them, and nothing else. */
    private static final class Anew extends ClassLoader {

        private final String prefix;
        private final boolean inStillTime;

        Anew(Class<?> testClass, boolean inStillTime) {
            super(testClass.getClassLoader());
            prefix = testClass.getPackageName() + ".";
            this.inStillTime = inStillTime;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(prefix) || !LearnerCode.contains(name)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : define(name);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                if (inStillTime) {
                    bytes = StillTime.in(bytes, getParent());
                }
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
