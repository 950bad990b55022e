package io.github.primeskata.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A structure rule that a page can name under {@code forbids}. What each one finds is decided in the screen room. */
public enum Rule {
    /** Ends the JVM. On for every exercise. */
    EXIT,
    /** Creates or starts a platform thread. */
    THREAD,
    /** Creates or starts a virtual thread. */
    VIRTUAL_THREAD,
    /** Uses an executor or a pool. */
    EXECUTOR,
    /** Lets a {@code CompletableFuture} choose the thread. */
    ASYNC,
    /** Uses a parallel stream. */
    PARALLEL_STREAM,
    /** Uses a timer. */
    TIMER,
    /** Sleeps. */
    SLEEP,
    /** Uses a lock of {@code java.util.concurrent.locks}. */
    LOCK,
    /** Starts a process. */
    PROCESS,
    /** Looks into classes and objects by their members' names. */
    REFLECTION;

    /** The word in a page: {@code virtual-thread}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The rule of that word. */
    public static Optional<Rule> of(String word) {
        return Arrays.stream(values()).filter(rule -> rule.word().equals(word)).findFirst();
    }

    /** All words, in order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Rule::word).toList();
    }
}
