package io.github.primeskata.observe;

/**
 * A check that an exercise has, read from its test class without running it.
 *
 * @param id {@code ThreadsRunnerTest$Alone#every_number_is_tested}
 * @param testClass binary name of the top-level test class
 * @param nested simple name of the nested class, or empty
 * @param method name of the method
 * @param clause such as {@code C3}; empty if the method has no {@code @Clause}
 * @param aspect name of the aspect, such as {@code BEHAVIOUR}; empty if the method has no {@code @Clause}
 * @param points at least 0
 * @param costly whether the method has {@code @Costly}
 */
public record CheckDescription(
        String id,
        String testClass,
        String nested,
        String method,
        String clause,
        String aspect,
        int points,
        boolean costly) {}
