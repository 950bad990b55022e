package kata.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells the learner's code from ours: a class of a package {@code kata.e…} whose top-level class is no test. The
 * samples stand in for a learner's code where the testkit itself is tested.
 */
final class LearnerCode {

    private static final Pattern PACKAGE = Pattern.compile("kata\\.(e\\d\\w*|testkit\\.sample)\\..+");
    private static final StackWalker WALKER = StackWalker.getInstance();

    private LearnerCode() {}

    static boolean contains(String className) {
        int inner = className.indexOf('$');
        String topLevel = inner < 0 ? className : className.substring(0, inner);
        return PACKAGE.matcher(topLevel).matches() && !topLevel.endsWith("Test");
    }

    static boolean contains(StackTraceElement frame) {
        return contains(frame.getClassName());
    }

    /** The learner's frames, innermost first. */
    static List<StackTraceElement> frames(StackTraceElement[] stack) {
        return Arrays.stream(stack).filter(LearnerCode::contains).toList();
    }

    /** The innermost line of the learner in a stack, as {@code ThreadsRunner.java:41}. */
    static Optional<String> line(StackTraceElement[] stack) {
        return Arrays.stream(stack).filter(LearnerCode::contains).findFirst().map(LearnerCode::line);
    }

    /** The method of the learner in which a stack stands, {@code Worker.run}; for a lambda the one around it. */
    static Optional<String> method(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(LearnerCode::contains)
                .findFirst()
                .map(frame -> Stacks.simple(frame.getClassName()) + "."
                        + frame.getMethodName().replaceFirst("^lambda\\$(\\w+)\\$\\d+$", "$1"));
    }

    /** The innermost line of the learner in what caused it in the end, or else in what was thrown because of that. */
    static Optional<String> line(Throwable thrown) {
        Optional<String> line = Optional.empty();
        for (Throwable t = thrown; t != null && t != t.getCause(); t = t.getCause()) {
            Optional<String> deeper = line(t.getStackTrace());
            line = deeper.isPresent() ? deeper : line;
        }
        return line;
    }

    /** The line of the learner that called us, or {@code ""}. */
    static String callingLine() {
        return WALKER.walk(frames -> frames.filter(f -> contains(f.getClassName()))
                .findFirst()
                .map(f -> line(f.toStackTraceElement()))
                .orElse(""));
    }

    private static String line(StackTraceElement frame) {
        return frame.getFileName() + ":" + frame.getLineNumber();
    }
}
