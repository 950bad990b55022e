package io.github.primeskata.subject;

import io.github.primeskata.channel.Frame;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Reports each check to the grader as it starts and ends. All invocations of a parameterised or repeated method are one
 * check; its first failure counts. For the one thread that runs the checks.
 */
final class CheckListener implements TestExecutionListener {

    private static final int MAX_ENTRY_CHARS = 256 << 10;

    private final Link link;
    private final CappedOutput output;
    private final LearnerCode learner;
    private final boolean stopsAtFailure;
    private final Runnable poisoned;
    private final Set<String> reported = new HashSet<>();
    private TestPlan plan;
    private String running = "";
    private long startedNanos;
    private Map<String, String> failure;
    private String abortedBecause;
    private int passed;
    private Throwable failedAbove;

    /**
     * Reports over a link.
     *
     * @param stopsAtFailure whether a check that fails is the last one
     * @param poisoned called after the last check, or one that left the JVM unusable; does not return
     */
    CheckListener(Link link, CappedOutput output, LearnerCode learner, boolean stopsAtFailure, Runnable poisoned) {
        this.link = link;
        this.output = output;
        this.learner = learner;
        this.stopsAtFailure = stopsAtFailure;
        this.poisoned = poisoned;
    }

    /** Whether any check was reported. */
    boolean hasReported() {
        return !reported.isEmpty();
    }

    /** What failed outside of every check, or null. */
    Throwable failedAbove() {
        return failedAbove;
    }

    /** Ends the check that is running with something that came past JUnit. */
    void thrownPastJUnit(Throwable thrown) {
        if (!running.isEmpty()) {
            failure = ThrownFacts.of(thrown, learner);
            failure.put("fatal", "true");
            end("FAILED");
        }
    }

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
        plan = testPlan;
    }

    @Override
    public void executionStarted(TestIdentifier identifier) {
        Optional<String> check = ownCheck(identifier);
        if (check.isPresent()) {
            output.install();
            begin(check.get());
        }
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        if (checkAbove(identifier).isEmpty()) {
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                failedAbove = result.getThrowable().orElse(null);
                failAllBelow(identifier, result);
            }
            return;
        }
        note(result);
        boolean fatal = failure != null && "true".equals(failure.get("fatal"));
        if (ownCheck(identifier).isPresent() || fatal) {
            end(failure != null ? "FAILED" : passed == 0 && abortedBecause != null ? "ABORTED" : "PASSED");
        }
    }

    @Override
    public void executionSkipped(TestIdentifier identifier, String reason) {
        if (checkAbove(identifier).isPresent() && ownCheck(identifier).isEmpty()) {
            return;
        }
        forEachCheckOf(identifier, check -> {
            begin(check);
            abortedBecause = reason;
            end("SKIPPED");
        });
    }

    @Override
    public void reportingEntryPublished(TestIdentifier identifier, ReportEntry entry) {
        String check = checkAbove(identifier).orElse("");
        entry.getKeyValuePairs()
                .forEach((key, value) ->
                        link.send("ENTRY", "id", check, "key", key, "value", Texts.cut(value, MAX_ENTRY_CHARS)));
    }

    private void begin(String check) {
        running = check;
        failure = null;
        abortedBecause = null;
        passed = 0;
        startedNanos = System.nanoTime();
        link.send("STARTED", "id", check);
    }

    private void note(TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            passed++;
        } else if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            abortedBecause = result.getThrowable().map(Throwable::getMessage).orElse("");
        } else if (failure == null) {
            failure = result.getThrowable()
                    .map(thrown -> ThrownFacts.of(thrown, learner))
                    .orElseGet(() -> new LinkedHashMap<>(Map.of("verdict", "WRONG")));
        }
    }

    private void end(String status) {
        long elapsedNanos = System.nanoTime() - startedNanos;
        output.install();
        output.sendPending();
        Thread.interrupted();
        var fields = new LinkedHashMap<String, String>();
        fields.put("id", running);
        fields.put("status", status);
        fields.put("elapsedNanos", Long.toString(elapsedNanos));
        if (failure != null) {
            fields.putAll(failure);
        } else if (abortedBecause != null && !status.equals("PASSED")) {
            fields.put("observed", abortedBecause);
        }
        boolean fatal = "true".equals(fields.get("fatal"));
        link.send(new Frame("FINISHED", fields));
        reported.add(running);
        running = "";
        if (fatal || stopsAtFailure && failure != null) {
            poisoned.run();
        }
    }

    /**
     * A class that failed before or after its checks fails those of them that did not run. A check that is still
     * running then has thrown something that JUnit itself stumbled over.
     */
    private void failAllBelow(TestIdentifier container, TestExecutionResult result) {
        if (!running.isEmpty()) {
            note(result);
            end("FAILED");
        }
        forEachCheckOf(container, check -> {
            if (!reported.contains(check)) {
                begin(check);
                note(result);
                end("FAILED");
            }
        });
    }

    private void forEachCheckOf(TestIdentifier identifier, java.util.function.Consumer<String> action) {
        Optional<String> own = ownCheck(identifier);
        if (own.isPresent()) {
            action.accept(own.get());
        } else {
            plan.getChildren(identifier).forEach(child -> forEachCheckOf(child, action));
        }
    }

    /** The check that this identifier is, if it is one and no invocation of one. */
    private Optional<String> ownCheck(TestIdentifier identifier) {
        Optional<String> above = plan.getParent(identifier).flatMap(this::checkAbove);
        return above.isPresent() ? Optional.empty() : idOf(identifier);
    }

    /** The check that this identifier is or belongs to. */
    private Optional<String> checkAbove(TestIdentifier identifier) {
        Optional<String> above = plan.getParent(identifier).flatMap(this::checkAbove);
        return above.isPresent() ? above : idOf(identifier);
    }

    private static Optional<String> idOf(TestIdentifier identifier) {
        return CheckIds.of(identifier.getSource());
    }
}
