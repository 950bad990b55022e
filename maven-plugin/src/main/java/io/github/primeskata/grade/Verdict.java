package io.github.primeskata.grade;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the grader says of a submission. A closed set; each case carries what is needed for its one readable line.
 *
 * <p>The order of the cases is the order of the stages: what is decided early stands first.
 */
public sealed interface Verdict {

    /** An archive was refused before anything of it was read. */
    record RejectedArchive(String reason) implements Verdict {}

    /** The sources do not compile. */
    record CompileError(String location) implements Verdict {}

    /** A class or member that the tests use is not there. */
    record ContractMissing(String what) implements Verdict {}

    /** The approach does not allow what is used. */
    record ForbiddenApi(String member) implements Verdict {}

    /** Something other than the harness wrote on its channel. */
    record ProtocolViolation() implements Verdict {}

    /** It printed more than is read. */
    record OutputLimit() implements Verdict {}

    /** It started more threads than are allowed. */
    record ThreadLimit() implements Verdict {}

    /** It started more processes than are allowed. */
    record ProcessLimit() implements Verdict {}

    /** It ran out of memory. @param kind {@code heap}, {@code metaspace}, {@code threads} … */
    record OutOfMemory(String kind) implements Verdict {}

    /** It ended the JVM. */
    record Exited(int code) implements Verdict {}

    /** The JVM was ended from outside, or crashed. */
    record Crashed(int signal) implements Verdict {}

    /** Threads wait for each other in a circle. */
    record Deadlock() implements Verdict {}

    /** It did not end. @param kind {@code busy} if it was running, {@code idle} if it was waiting */
    record Timeout(String kind) implements Verdict {}

    /** An exception came out of it. */
    record ExceptionThrown(String type) implements Verdict {}

    /** The answer is not the right one. */
    record Wrong() implements Verdict {}

    /** Another order of the threads' steps gives another answer. */
    record Race() implements Verdict {}

    /** Something was left behind. */
    record Leak() implements Verdict {}

    /** What should overlap never does. */
    record NotConcurrent() implements Verdict {}

    /** More workers do not help. */
    record NoSpeedUp() implements Verdict {}

    /** It could not be decided. */
    record Inconclusive(String why) implements Verdict {

        /** A shallow grade has found nothing wrong, and has not looked everywhere. */
        public static final Inconclusive QUICK = new Inconclusive("quick");
    }

    /** The stub is as it was handed out. */
    record NotStarted() implements Verdict {}

    /** All checks hold. */
    record Pass() implements Verdict {}

    /** The grader itself failed. Never a score, never the submission's fault. */
    record InternalError(String why) implements Verdict {}

    /** The word in reports and files: {@code NOT_CONCURRENT}. */
    default String word() {
        return this instanceof ExceptionThrown
                ? "EXCEPTION"
                : getClass()
                        .getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                        .toUpperCase(Locale.ROOT);
    }

    /** The word with its particulars: {@code TIMEOUT(busy)}. */
    default String shown() {
        String detail = this instanceof Timeout timeout
                ? timeout.kind()
                : this instanceof Exited exited
                        ? "" + exited.code()
                        : this instanceof Crashed crashed
                                ? "" + crashed.signal()
                                : this instanceof OutOfMemory memory
                                        ? memory.kind()
                                        : this instanceof ExceptionThrown thrown
                                                ? thrown.type()
                                                : this instanceof ForbiddenApi api
                                                        ? api.member()
                                                        : this instanceof Inconclusive undecided ? undecided.why() : "";
        return detail.isEmpty() ? word() : word() + "(" + detail + ")";
    }

    /** All words, in the order of the cases. */
    static List<String> words() {
        return List.of(
                "REJECTED_ARCHIVE",
                "COMPILE_ERROR",
                "CONTRACT_MISSING",
                "FORBIDDEN_API",
                "PROTOCOL_VIOLATION",
                "OUTPUT_LIMIT",
                "THREAD_LIMIT",
                "PROCESS_LIMIT",
                "OUT_OF_MEMORY",
                "EXITED",
                "CRASHED",
                "DEADLOCK",
                "TIMEOUT",
                "EXCEPTION",
                "WRONG",
                "RACE",
                "LEAK",
                "NOT_CONCURRENT",
                "NO_SPEED_UP",
                "INCONCLUSIVE",
                "NOT_STARTED",
                "PASS",
                "INTERNAL_ERROR");
    }

    /** The verdict that a failed check reports by its word, if it is one that a check may report. */
    static Optional<Verdict> ofCheck(String word, String kind) {
        return Optional.ofNullable(
                switch (word) {
                    case "CONTRACT_MISSING" -> new ContractMissing(kind);
                    case "OUT_OF_MEMORY" -> new OutOfMemory(kind.isEmpty() ? "heap" : kind);
                    case "DEADLOCK" -> new Deadlock();
                    case "TIMEOUT" -> new Timeout(kind.isEmpty() ? "idle" : kind);
                    case "EXCEPTION" -> new ExceptionThrown(kind);
                    case "WRONG" -> new Wrong();
                    case "RACE" -> new Race();
                    case "LEAK" -> new Leak();
                    case "NOT_CONCURRENT" -> new NotConcurrent();
                    case "NO_SPEED_UP" -> new NoSpeedUp();
                    case "INCONCLUSIVE" -> new Inconclusive(kind);
                    default -> null;
                });
    }
}
