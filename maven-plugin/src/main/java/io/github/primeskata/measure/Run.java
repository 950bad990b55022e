package io.github.primeskata.measure;

import java.util.List;

/**
 * One run, as it is kept.
 *
 * @param block the key of its block
 * @param contestant the key of its contestant
 * @param round from 1
 * @param end {@code DONE}, or how it failed
 * @param detail of a failure
 * @param elapsedNanos from the call of the approach to its return
 * @param wholeNanos from the start of its JVM to that return
 * @param cpuNanos of its JVM and the worker processes
 * @param process the id of its JVM
 * @param others how many processors other programs used meanwhile; negative if not known
 * @param workers how many workers were told apart
 * @param lanes what each of them has found
 */
public record Run(
        String block,
        String contestant,
        int round,
        String end,
        String detail,
        long elapsedNanos,
        long wholeNanos,
        long cpuNanos,
        long process,
        double others,
        int workers,
        List<Lane> lanes) {

    /** Keeps an unmodifiable copy of the lanes. */
    public Run {
        lanes = lanes == null ? List.of() : List.copyOf(lanes);
    }

    /** Whether it found what it should. */
    public boolean done() {
        return end.equals("DONE");
    }

    /**
     * What a worker has found.
     *
     * @param primes how many
     * @param first the first of them, separated by blanks
     */
    public record Lane(String worker, long thread, long process, int primes, String first) {}
}
