package io.github.primeskata.subject;

import java.util.Optional;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.MethodSource;

/** How a check is called, the same in the list of checks and in the reports. */
final class CheckIds {
    private CheckIds() {}

    /** {@code ThreadsRunnerTest$Alone#every_number_is_tested} of a binary class name and a method's name. */
    static String of(String className, String methodName) {
        return className.substring(className.lastIndexOf('.') + 1) + "#" + methodName;
    }

    /** The check whose method this is; empty if it is no method. */
    static Optional<String> of(Optional<TestSource> source) {
        return source.filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .map(method -> of(method.getClassName(), method.getMethodName()));
    }
}
