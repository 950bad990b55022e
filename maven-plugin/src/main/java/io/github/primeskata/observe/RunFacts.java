package io.github.primeskata.observe;

import java.util.List;

/**
 * What one run of an approach came to.
 *
 * @param end how it ended; the times are known if it is {@code DONE} or {@code WRONG}
 * @param detail what went wrong, for other ends than {@code DONE}
 * @param elapsedNanos from the call of the approach to its return
 * @param wholeNanos from the start of the JVM to that return
 * @param cpuNanos CPU time of the JVM during the run, compiler and garbage collector included; the system counts it
 *     in steps, of 10 ms as a rule
 * @param childCpuNanos CPU time of the worker processes that have ended during the run
 * @param process the id of the JVM
 * @param workers how many workers have been told apart
 * @param lanes what each of them has found, the first 50 workers
 */
public record RunFacts(
        End end,
        String detail,
        long elapsedNanos,
        long wholeNanos,
        long cpuNanos,
        long childCpuNanos,
        long process,
        int workers,
        List<Lane> lanes) {

    public RunFacts {
        lanes = List.copyOf(lanes);
    }

    /** How a run ended. */
    public enum End {
        /** With the right primes. */
        DONE,
        /** With other primes. */
        WRONG,
        /** With an exception. */
        THREW,
        /** Not within its limit. */
        LIMIT,
        /** Its JVM was ended. */
        ENDED
    }

    /**
     * What a worker has found.
     *
     * @param worker its name
     * @param thread the id of its thread; 0 if not known
     * @param process the id of its process; 0 if not known
     * @param primes how many
     * @param first the smallest of them, or those found first, separated by blanks
     */
    public record Lane(String worker, long thread, long process, int primes, String first) {}
}
