package io.github.primeskata.subject;

import java.util.List;
import java.util.Set;

/** Which stack frames are the learner's. Immutable. */
final class LearnerCode {

    /** Nobody's. */
    static final LearnerCode NONE = new LearnerCode("", List.of());

    private final String prefix;
    private final Set<String> files;

    LearnerCode(String packageName, List<String> files) {
        this.prefix = packageName + ".";
        this.files = Set.copyOf(files);
    }

    boolean owns(StackTraceElement frame) {
        return frame.getFileName() != null
                && files.contains(frame.getFileName())
                && frame.getClassName().startsWith(prefix);
    }

    boolean isIn(StackTraceElement[] stack) {
        for (var frame : stack) {
            if (owns(frame)) {
                return true;
            }
        }
        return false;
    }

    /** {@code ThreadsRunner.java:41} of the innermost frame that is the learner's, or empty. */
    String location(StackTraceElement[] stack) {
        for (var frame : stack) {
            if (owns(frame)) {
                return frame.getFileName() + ":" + frame.getLineNumber();
            }
        }
        return "";
    }
}
