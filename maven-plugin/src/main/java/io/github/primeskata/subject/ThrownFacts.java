package io.github.primeskata.subject;

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.opentest4j.MultipleFailuresError;

/**
 * Turns what a check threw into facts: {@code verdict}, {@code observed}, {@code location}, {@code detail},
 * {@code steps}, {@code fatal}, {@code kind}, {@code exceptionType}.
 *
 * <p>A learner's exception may override each of its methods. Those of classes that are not the JDK's or the testkit's
 * are therefore called in a thread of their own, which is waited for one second; one that does not answer makes the
 * finding fatal, as that thread cannot be ended.
 */
final class ThrownFacts {

    private static final String FINDING = "kata.testkit.Finding";
    private static final int MESSAGE_CHARS = 200;
    private static final int TEXT_CHARS = 4_000;
    private static final int DETAIL_CHARS = 64_000;
    private static final Set<String> LONG = Set.of("detail", "steps");
    private static final int MAX_CAUSES = 8;
    private static final int MAX_FRAMES = 24;

    private final LearnerCode learner;
    private boolean unreadable;

    private ThrownFacts(LearnerCode learner) {
        this.learner = learner;
    }

    static Map<String, String> of(Throwable thrown, LearnerCode learner) {
        return new ThrownFacts(learner).facts(thrown);
    }

    private Map<String, String> facts(Throwable outer) {
        Throwable thrown = outer;
        if (thrown instanceof MultipleFailuresError several
                && !several.getFailures().isEmpty()) {
            thrown = several.getFailures().get(0);
        }
        Map<String, String> facts = new LinkedHashMap<>();
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MAX_CAUSES && facts.isEmpty(); depth++) {
            if (cause.getClass().getName().equals(FINDING)) {
                facts = ofFinding(cause);
            } else if (cause instanceof OutOfMemoryError) {
                facts = outOfMemory(cause);
            }
            cause = causeOf(cause);
        }
        if (facts.isEmpty()) {
            if (thrown instanceof AssertionError && !isThrownByLearner(thrown)) {
                facts = wrong(thrown);
            } else if (thrown instanceof LinkageError && !(thrown instanceof ExceptionInInitializerError)) {
                facts = linkage(thrown);
            } else {
                facts = exception(thrown);
            }
        }
        facts.putIfAbsent("exceptionType", thrown.getClass().getName());
        if (unreadable) {
            facts.put("fatal", "true");
        }
        facts.replaceAll((key, value) -> Texts.cut(value, LONG.contains(key) ? DETAIL_CHARS : TEXT_CHARS));
        return facts;
    }

    private Map<String, String> ofFinding(Throwable finding) {
        var facts = new LinkedHashMap<String, String>();
        try {
            Method method = finding.getClass().getMethod("facts");
            ((Map<?, ?>) method.invoke(finding)).forEach((key, value) -> {
                if (key != null && value != null) {
                    facts.put(key.toString(), value.toString());
                }
            });
        } catch (ReflectiveOperationException | RuntimeException e) {
            facts.put("verdict", "EXCEPTION");
            facts.put("observed", "a finding without facts: " + e);
        }
        return facts;
    }

    private Map<String, String> wrong(Throwable thrown) {
        String message = message(thrown).strip();
        int end = message.indexOf('\n');
        String first = end < 0 ? message : message.substring(0, end).strip();
        boolean whole = end < 0 && first.length() <= MESSAGE_CHARS;
        return map("WRONG", Texts.cut(first, MESSAGE_CHARS), location(thrown), whole ? "" : message);
    }

    private Map<String, String> linkage(Throwable thrown) {
        String message = message(thrown);
        boolean missing = (thrown instanceof NoClassDefFoundError && !message.startsWith("Could not initialize"))
                || thrown instanceof IncompatibleClassChangeError;
        return missing
                ? map("CONTRACT_MISSING", Texts.cut(message, MESSAGE_CHARS), location(thrown), "")
                : exception(thrown);
    }

    private Map<String, String> outOfMemory(Throwable thrown) {
        String message = message(thrown);
        var facts = map("OUT_OF_MEMORY", Texts.cut(message, MESSAGE_CHARS), location(thrown), "");
        facts.put("kind", memoryKind(message));
        facts.put("exceptionType", thrown.getClass().getName());
        return facts;
    }

    /** {@code heap}, {@code array}, {@code metaspace}, {@code direct}, {@code threads}, or empty. */
    static String memoryKind(String message) {
        if (message == null) {
            return "";
        } else if (message.contains("heap space") || message.contains("GC overhead")) {
            return "heap";
        } else if (message.contains("array size")) {
            return "array";
        } else if (message.contains("etaspace") || message.contains("class space")) {
            return "metaspace";
        } else if (message.contains("direct")) {
            return "direct";
        }
        return message.contains("thread") ? "threads" : "";
    }

    private Map<String, String> exception(Throwable outer) {
        Throwable thrown = outer;
        if (outer instanceof ExceptionInInitializerError && causeOf(outer) != null) {
            thrown = causeOf(outer);
        }
        var facts = map("EXCEPTION", Texts.cut(message(thrown), MESSAGE_CHARS), location(thrown), stacks(thrown));
        facts.put("exceptionType", thrown.getClass().getName());
        return facts;
    }

    private boolean isThrownByLearner(Throwable thrown) {
        StackTraceElement[] stack = stackOf(thrown);
        return stack.length > 0 && learner.owns(stack[0]);
    }

    private String location(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            String location = learner.location(stackOf(cause));
            if (!location.isEmpty()) {
                return location;
            }
            cause = causeOf(cause);
        }
        return "";
    }

    private String stacks(Throwable thrown) {
        var text = new StringBuilder();
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 3; depth++) {
            text.append(depth == 0 ? "" : "caused by ").append(cause.getClass().getName());
            text.append(": ").append(Texts.cut(message(cause), MESSAGE_CHARS)).append('\n');
            int shown = 0;
            for (var frame : stackOf(cause)) {
                if (shown++ == MAX_FRAMES || frame.getClassName().startsWith("org.junit.")) {
                    break;
                }
                text.append("    at ").append(frame).append('\n');
            }
            cause = causeOf(cause);
        }
        return text.toString().stripTrailing();
    }

    private String message(Throwable thrown) {
        String message = ask(thrown, thrown::getMessage, "");
        return message == null ? "" : message;
    }

    private StackTraceElement[] stackOf(Throwable thrown) {
        StackTraceElement[] stack = ask(thrown, thrown::getStackTrace, new StackTraceElement[0]);
        if (stack == null) {
            return new StackTraceElement[0];
        }
        for (var frame : stack) {
            if (frame == null) {
                return new StackTraceElement[0];
            }
        }
        return stack;
    }

    private Throwable causeOf(Throwable thrown) {
        return ask(thrown, thrown::getCause, null);
    }

    private <T> T ask(Throwable thrown, Callable<T> question, T otherwise) {
        if (unreadable) {
            return otherwise;
        }
        try {
            if (isTrusted(thrown.getClass())) {
                return question.call();
            }
            var task = new FutureTask<>(question);
            var thread = new Thread(task, "primes-throwable");
            thread.setDaemon(true);
            thread.start();
            return patiently(task, System.nanoTime() + TimeUnit.SECONDS.toNanos(1));
        } catch (TimeoutException e) {
            unreadable = true;
            return otherwise;
        } catch (Throwable e) {
            return otherwise;
        }
    }

    /** Learner's code may interrupt every thread there is; that must not cost an answer. */
    private static <T> T patiently(FutureTask<T> task, long deadline) throws TimeoutException, ExecutionException {
        while (true) {
            try {
                return task.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.interrupted();
            }
        }
    }

    private static boolean isTrusted(Class<?> type) {
        return type.getClassLoader() == null
                || type.getName().startsWith("kata.testkit.")
                || type.getName().startsWith("org.opentest4j.")
                || type.getName().startsWith("org.junit.");
    }

    private static Map<String, String> map(String verdict, String observed, String location, String detail) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("verdict", verdict);
        facts.put("observed", observed);
        facts.put("location", location);
        facts.put("detail", detail);
        return facts;
    }
}
