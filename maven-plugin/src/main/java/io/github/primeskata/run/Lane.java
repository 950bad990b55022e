package io.github.primeskata.run;

import java.util.List;

/**
 * What one worker did, from the recorded calls.
 *
 * @param worker the name of the worker or its thread
 * @param thread the id of its thread
 * @param process the id of its process
 * @param numbers the numbers that it tested, in order, possibly cut
 * @param primes the primes among them
 */
public record Lane(String worker, long thread, long process, List<Long> numbers, List<Long> primes) {

    /** Keeps unmodifiable copies. */
    public Lane {
        numbers = List.copyOf(numbers);
        primes = List.copyOf(primes);
    }
}
