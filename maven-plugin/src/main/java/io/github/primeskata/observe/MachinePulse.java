package io.github.primeskata.observe;

import java.util.List;

/**
 * What the machine could do at one time: fixed work, done by one thread and by several together.
 *
 * @param threads how many worked together
 * @param beats one after the other
 */
public record MachinePulse(int threads, List<Beat> beats) {

    public MachinePulse {
        beats = List.copyOf(beats);
    }

    /**
     * The same work three times, in nanoseconds.
     *
     * @param first by one thread
     * @param second by one thread, right after it
     * @param together by each of several threads at once
     */
    public record Beat(long first, long second, long together) {}
}
