package io.github.primeskata.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Under which load a corpus is graded. */
public enum Load {

    /** As the machine is. */
    IDLE,

    /** For each processor a thread that never rests, and four gradings at once. */
    LOADED,

    /** All that is started shares the first processor; for Linux, by {@code taskset}. */
    ONE_CORE;

    private static final int LOADED_AT_ONCE = 4;

    /** The word on the command line: {@code one-core}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The load of that word. */
    public static Optional<Load> of(String word) {
        return Arrays.stream(values()).filter(load -> load.word().equals(word)).findFirst();
    }

    /** All words, in order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Load::word).toList();
    }

    /** How many submissions are graded at once, if the user does not say. */
    public int threads(int processors) {
        return switch (this) {
            case IDLE -> processors;
            case LOADED -> LOADED_AT_ONCE * processors;
            case ONE_CORE -> 1;
        };
    }

    /** What every process is started by; empty for nothing. */
    public List<String> prefix() {
        return this == ONE_CORE ? List.of("taskset", "-c", "0") : List.of();
    }

    /** Puts this load on the machine until it is closed, as far as it lies in what else runs. */
    public Running begin(int processors) {
        AtomicBoolean stop = new AtomicBoolean();
        for (int i = 0; this == LOADED && i < processors; i++) {
            Thread thread = new Thread(
                    () -> {
                        while (!stop.get()) {
                            Thread.onSpinWait();
                        }
                    },
                    "primes-load-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        return () -> stop.set(true);
    }

    /** A load that can be taken off. */
    public interface Running extends AutoCloseable {

        @Override
        void close();
    }
}
