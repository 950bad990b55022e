package kata.testkit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A failed check that says what kind of mistake was seen.
 *
 * <p>What the grader needs is in {@link #facts()}. The message, for an IDE, reads like the grader's own block:
 * observed, expected, detail.
 */
public final class Finding extends AssertionError {

    private static final int LONGEST_MESSAGE = 200;

    private final transient Map<String, String> facts = new LinkedHashMap<>();
    private String expected = "";

    private Finding(String verdict, String observed, Throwable cause) {
        super(observed, cause);
        facts.put("verdict", verdict);
        facts.put("observed", observed);
    }

    /** A wrong answer. */
    public static Finding wrong(String observed) {
        return new Finding("WRONG", observed, null);
    }

    /** A wrong answer that showed in something thrown: adds its type and message, and the learner's line behind it. */
    public static Finding wrongAbout(String observed, Throwable thrown) {
        Finding finding = new Finding("WRONG", observed + ": " + brief(thrown), thrown);
        LearnerCode.line(thrown).ifPresent(finding::at);
        return finding;
    }

    /** Threads came in each other's way; the steps show how. */
    public static Finding race(String observed, Interleaving steps) {
        Finding finding = new Finding("RACE", observed, null);
        steps.steps().stream()
                .filter(s -> s.breaking() && !s.line().isEmpty())
                .findFirst()
                .ifPresent(s -> finding.at(s.line()));
        finding.facts.put("steps", steps.lines());
        return finding.detail(steps.table());
    }

    /** What had to happen at the same time did not. */
    public static Finding notConcurrent(String observed) {
        return new Finding("NOT_CONCURRENT", observed, null);
    }

    /** Something was left behind. */
    public static Finding leak(String observed) {
        return new Finding("LEAK", observed, null);
    }

    /**
     * It never ends. The JVM is not usable any more: threads of the learner still hang in it.
     *
     * @param kind {@code busy} if it keeps moving, {@code idle} if it stands still
     * @param dump the learner's threads and where they are
     */
    public static Finding timeout(String kind, String observed, String dump) {
        return new Finding("TIMEOUT", observed, null).kind(kind).detail(dump).fatal();
    }

    /** Threads wait for each other's locks. The JVM is not usable any more: they do so for ever. */
    public static Finding deadlock(String observed, String dump) {
        return new Finding("DEADLOCK", observed, null).detail(dump).fatal();
    }

    /** It cannot be told whether it is right; no verdict against the learner. */
    public static Finding inconclusive(String observed) {
        return new Finding("INCONCLUSIVE", observed, null);
    }

    /** The learner's code threw what it must not throw; an {@link OutOfMemoryError} becomes its own verdict. */
    public static Finding exception(Throwable thrown) {
        if (thrown instanceof OutOfMemoryError e) {
            return outOfMemory(e);
        }
        Finding finding = new Finding("EXCEPTION", brief(thrown), thrown)
                .kind(thrown.getClass().getSimpleName());
        LearnerCode.line(thrown).ifPresent(finding::at);
        return finding;
    }

    /**
     * The memory ran out.
     *
     * @param kind which memory: {@code heap}, {@code metaspace}, {@code threads} …
     */
    public static Finding outOfMemory(String kind) {
        return new Finding("OUT_OF_MEMORY", "out of memory (" + kind + ")", null).kind(kind);
    }

    private static Finding outOfMemory(OutOfMemoryError thrown) {
        String message = String.valueOf(thrown.getMessage());
        String kind = message.contains("native thread")
                ? "threads"
                : message.contains("Metaspace") ? "metaspace" : message.contains("direct buffer") ? "direct" : "heap";
        Finding finding = outOfMemory(kind);
        LearnerCode.line(thrown).ifPresent(finding::at);
        return finding;
    }

    /** Names the learner's line, {@code ThreadsRunner.java:41}; no effect if it is not known. */
    public Finding at(String location) {
        if (!location.isEmpty()) {
            facts.put("location", location);
        }
        return this;
    }

    /** Adds what does not fit on one line. */
    public Finding detail(String detail) {
        if (!detail.isBlank()) {
            facts.put("detail", detail.stripTrailing());
        }
        return this;
    }

    /** The same, as a wrong answer: for what is wrong at whichever step it is seen. */
    public Finding asWrong() {
        return as("WRONG");
    }

    /** The same, as what did not happen at the same time: for what had to at every step. */
    public Finding asNotConcurrent() {
        return as("NOT_CONCURRENT");
    }

    private Finding as(String verdict) {
        facts.put("verdict", verdict);
        return this;
    }

    private Finding kind(String kind) {
        facts.put("kind", kind);
        return this;
    }

    Finding fatal() {
        facts.put("fatal", "true");
        return this;
    }

    /** Says what was expected, for the message. */
    Finding expected(String clause) {
        expected = clause;
        return this;
    }

    String verdict() {
        return facts.get("verdict");
    }

    boolean isFatal() {
        return facts.containsKey("fatal");
    }

    /**
     * What was found: {@code verdict} and {@code observed} always; {@code location}, {@code detail}, {@code steps},
     * {@code kind} and {@code fatal} where they apply.
     */
    public Map<String, String> facts() {
        return Map.copyOf(facts);
    }

    @Override
    public String getMessage() {
        StringBuilder message = new StringBuilder("\n  observed   ").append(facts.get("observed"));
        if (facts.containsKey("location")) {
            message.append("  (").append(facts.get("location")).append(')');
        }
        if (!expected.isEmpty()) {
            message.append("\n  expected   ").append(expected);
        }
        if (facts.containsKey("detail")) {
            message.append("\n\n").append(facts.get("detail").indent(2).stripTrailing());
        }
        return message.append('\n').toString();
    }

    @Override
    public String toString() {
        return verdict() + getMessage();
    }

    /** What was thrown, on one line: its type, its message, and the same of what caused it in the end. */
    public static String brief(Throwable thrown) {
        Throwable root = root(thrown);
        return root == thrown ? one(thrown) : one(thrown) + ", caused by " + one(root);
    }

    /** The type of what caused it in the end, {@code NullPointerException}. */
    public static String rootType(Throwable thrown) {
        return root(thrown).getClass().getSimpleName();
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private static String one(Throwable thrown) {
        // The JVM's own message depends on where the stack happened to end.
        String message =
                thrown instanceof StackOverflowError ? "too many calls inside each other" : thrown.getMessage();
        String type = thrown.getClass().getSimpleName();
        return message == null || message.isBlank() ? type : type + ": " + cut(message);
    }

    private static String cut(String message) {
        String line = message.lines().findFirst().orElse("");
        return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE);
    }
}
