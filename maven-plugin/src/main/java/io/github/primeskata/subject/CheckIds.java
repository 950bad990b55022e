package io.github.primeskata.subject;

/** How a check is called, the same in the list of checks and in the reports. */
final class CheckIds {
    private CheckIds() {}

    /** {@code ThreadsRunnerTest$Alone#every_number_is_tested} of a binary class name and a method's name. */
    static String of(String className, String methodName) {
        return className.substring(className.lastIndexOf('.') + 1) + "#" + methodName;
    }
}
