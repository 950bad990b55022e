package io.github.primeskata.measure;

import java.time.Duration;
import java.util.List;

/**
 * Contestants with the same work, which are measured in turns.
 *
 * @param last the numbers are 1 to this one
 * @param delay how long each test waits; zero for none
 * @param contestants the first one is what the others are compared with
 */
public record Block(long last, Duration delay, List<Contestant> contestants) {

    /** Keeps an unmodifiable copy of the contestants. */
    public Block {
        contestants = List.copyOf(contestants);
    }

    /** The name in files: {@code waiting-1000}, {@code calculating-1000000}. */
    public String key() {
        return (waits() ? "waiting-" : "calculating-") + last;
    }

    /** Whether the tests wait. */
    public boolean waits() {
        return !delay.isZero();
    }

    /** What the others are compared with. */
    public Contestant baseline() {
        return contestants.get(0);
    }

    /** Whether a contestant's time hangs on how many processors it is given. */
    public boolean needsProcessors(Contestant contestant) {
        Approach approach = contestant.approach();
        return approach.processes() || (!waits() && contestant.workers() > 1 && !approach.oneByOne());
    }
}
