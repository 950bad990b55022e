package io.github.primeskata.measure;

import java.util.List;

/**
 * What the machine could do at one time, as it is kept.
 *
 * @param threads how many worked together
 * @param beats the same work again and again
 */
public record Pulse(int threads, List<Beat> beats) {

    /** Keeps an unmodifiable copy of the beats. */
    public Pulse {
        beats = List.copyOf(beats);
    }

    /**
     * Nanoseconds for the same work.
     *
     * @param first by one thread
     * @param second by one thread, right after it
     * @param together by each of several threads at once
     */
    public record Beat(long first, long second, long together) {}
}
