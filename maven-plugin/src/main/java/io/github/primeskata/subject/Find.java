package io.github.primeskata.subject;

import java.util.List;

/**
 * What one worker has found.
 *
 * @param worker its name; empty if it is not known who found these
 * @param thread the id of its thread; 0 if not known
 * @param process the id of its process; 0 if not known
 * @param primes in any order
 */
public record Find(String worker, long thread, long process, List<Long> primes) {

    /** Primes of which nobody says who found them. */
    public static List<Find> of(List<Long> primes) {
        return List.of(new Find("", 0, 0, primes));
    }
}
