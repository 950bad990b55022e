package kata.testkit;

import java.lang.Thread.UncaughtExceptionHandler;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.IncompleteExecutionException;

/**
 * Watches the tests of an exercise: finds what hangs, what died, what was left behind, and says so as a {@link
 * Finding}.
 *
 * <p>Tests that run at the same time in one JVM are not supported.
 */
public final class KataExtension implements BeforeAllCallback, TestInstancePreConstructCallback, InvocationInterceptor {

    /*
     * The test method runs in a thread of its own, so that the thread of JUnit can look on, and can go on to the next
     * test when this one never ends. The order in which it decides:
     *
     * 1. While the test runs: nothing can move any more (Stall), or the deadline has passed. Such a test is given up:
     *    its threads are interrupted and do not count from then on.
     * 2. When it has ended: all gates open, so that a right solution can end what it has begun. Then wait for the
     *    threads that it started. Only when they are gone is it known what they died of.
     * 3. What a thread died of is the cause of most of what else was seen, so it comes first. A race is the exception:
     *    it was forced on purpose and says more than the exception at its end.
     *
     * A test's own threads (Company) and the learner's are treated alike, for the learner's code runs in both.
     */

    static {
        Bystanders.remember();
    }

    private static final long LOOK_MILLIS = 10;

    @Override
    public void beforeAll(ExtensionContext context) {
        Class<?> type = context.getRequiredTestClass();
        if (!AnnotationSupport.isAnnotated(type, TestMethodOrder.class)) {
            throw new ExtensionConfigurationException(type.getName() + " needs @KataTest: its tests have no order");
        }
    }

    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
        if (TestScope.current().isOver()) {
            TestScope.begin();
        }
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        OsTasks.ignoreMe();
        TestScope scope = TestScope.current().isOver() ? TestScope.begin() : TestScope.current();
        Leftovers leftovers = new Leftovers();
        UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler(scope::died);
        Optional<Throwable> failure;
        try {
            failure = run(invocation, deadlineSeconds(context), scope);
            scope.end();
            failure = conclude(failure, leftovers, scope);
        } finally {
            scope.end();
            Thread.setDefaultUncaughtExceptionHandler(handler);
        }
        publishLanes(scope, context);
        if (!scope.workers().isEmpty()) {
            ChildProcesses.kill();
            scope.workers().forEach(Workers::dispose);
        }
        if (failure.isPresent()) {
            throw expecting(failure.get(), context);
        }
    }

    /** Runs the test to its end or until it is known that it has none; gives what was wrong. */
    private static Optional<Throwable> run(Invocation<Void> invocation, int seconds, TestScope scope) {
        FutureTask<Optional<Throwable>> body = new FutureTask<>(() -> {
            try {
                invocation.proceed();
                return Optional.empty();
            } catch (Throwable t) {
                return Optional.of(t);
            }
        });
        Thread test = Thread.ofPlatform().daemon().name(TestThreads.TEST).start(body);
        Effort effort = new Effort();
        int stage = scope.stage();
        Stall stall = new Stall();
        while (true) {
            try {
                return body.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (scope.isWaitedIn()) {
                    stall.reset();
                } else if (stall.nothingMoves() && !body.isDone()) {
                    return Optional.of(Hang.idle(test));
                }
                if (stage != scope.stage()) {
                    stage = scope.stage();
                    effort = new Effort();
                }
                if (effort.nanos() > TimeUnit.SECONDS.toNanos(seconds) && !body.isDone()) {
                    // On a busy machine the time may be up before it has been looked at often enough.
                    boolean stalled = Stall.isNow();
                    if (!body.isDone()) {
                        return Optional.of(stalled ? Hang.idle(test) : Hang.late(test, seconds));
                    }
                }
            } catch (Exception e) {
                return Optional.of(e); // Interrupted from outside; the task itself throws nothing.
            }
        }
    }

    /** Waits for the test's threads and says which of all that was wrong counts. */
    private static Optional<Throwable> conclude(Optional<Throwable> seen, Leftovers leftovers, TestScope scope) {
        boolean hangs = seen.filter(t -> t instanceof Finding f && f.isFatal()).isPresent();
        List<Thread> left = hangs ? leftovers.alive() : leftovers.settle();
        Optional<Finding> death = death(scope);
        Optional<Throwable> failure = seen.map(KataExtension::finding);
        if (death.isPresent()
                && failure.filter(KataExtension::saysMoreThanADeath).isEmpty()) {
            failure = Optional.of(hangs ? death.get().fatal() : death.get());
        }
        List<ProcessHandle> processes = ChildProcesses.alive();
        if (failure.isEmpty() && !processes.isEmpty()) {
            failure = Optional.of(ChildProcesses.leak(processes)); // Threads that are left may only wait for them.
        } else if (failure.isEmpty() && !left.isEmpty()) {
            failure = Optional.of(Leftovers.leak(left));
        }
        leftovers.giveUp(left);
        return failure;
    }

    private static boolean saysMoreThanADeath(Throwable failure) {
        return failure instanceof IncompleteExecutionException
                || failure instanceof Finding f
                        && List.of("RACE", "DEADLOCK", "EXCEPTION").contains(f.verdict());
    }

    /** What a thread of the learner died of; if several did, the first by name, so that it is the same each time. */
    private static Optional<Finding> death(TestScope scope) {
        return scope.deaths().stream()
                .filter(death -> !Bystanders.contains(death.thread()) && !PlannedFailure.isBehind(death.cause()))
                .min(Comparator.comparing(death -> death.thread().getName()))
                .map(death -> Finding.exception(death.cause()));
    }

    /** A failed assertion stays as it is; whatever else was thrown comes from the learner's code. */
    private static Throwable finding(Throwable thrown) {
        return thrown instanceof AssertionError || thrown instanceof IncompleteExecutionException
                ? thrown
                : Finding.exception(thrown);
    }

    private static Throwable expecting(Throwable failure, ExtensionContext context) {
        if (failure instanceof Finding finding) {
            context.getTestMethod()
                    .map(method -> method.getAnnotation(Clause.class))
                    .ifPresent(clause -> finding.expected(expected(
                            finding.verdict(),
                            Page.clause(context.getRequiredTestClass().getPackageName(), clause.value()))));
        }
        return failure;
    }

    /** What is left behind or never ends may be found in a check of a clause that says nothing about it. */
    private static String expected(String verdict, String clause) {
        return switch (verdict) {
            case "LEAK" -> "no thread or process is left after the check; it was one of " + clause;
            case "TIMEOUT" -> "the check comes to its end; it is one of " + clause;
            default -> clause;
        };
    }

    private static int deadlineSeconds(ExtensionContext context) {
        Optional<ExtensionContext> place = Optional.of(context);
        while (place.isPresent()) {
            Optional<Deadline> deadline =
                    AnnotationSupport.findAnnotation(place.get().getElement(), Deadline.class);
            if (deadline.isPresent()) {
                return deadline.get().seconds();
            }
            place = place.get().getParent();
        }
        return Deadline.DEFAULT_SECONDS;
    }

    private static void publishLanes(TestScope scope, ExtensionContext context) {
        String lanes = scope.lanes();
        if (!lanes.isEmpty()) {
            context.publishReportEntry("kata.lanes", lanes);
        }
        if (!scope.account().isEmpty()) {
            context.publishReportEntry("kata.work", scope.account());
        }
    }
}
