package io.github.primeskata.machine;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A machine, as far as it tells.
 *
 * @param system operating system and architecture: {@code Linux amd64}
 * @param processor its name; empty if not known
 * @param cores processors that a JVM may use: those of the machine, less what an affinity takes away
 * @param quota how many processors' time a container may use; empty if there is no limit or nobody tells
 * @param memoryBytes how much memory there is, within the container's limit
 */
public record Machine(String system, String processor, int cores, OptionalDouble quota, OptionalLong memoryBytes) {

    /** How many processors can work at the same time, a quota taken into account: 0.5 is possible. */
    public double processors() {
        return quota.isPresent() ? Math.min(cores, quota.getAsDouble()) : cores;
    }
}
