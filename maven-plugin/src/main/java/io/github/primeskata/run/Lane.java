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
 * @param moments when each of the numbers was tested; empty if that is not known
 */
public record Lane(
        String worker, long thread, long process, List<Long> numbers, List<Long> primes, List<Moment> moments) {

    /**
     * When a call was under way: places in the order of all begins and ends of the calls of all lanes, from 0.
     *
     * @param begin where it began
     * @param end where it ended, after its begin
     */
    public record Moment(int begin, int end) {}

    /** Keeps unmodifiable copies. */
    public Lane {
        numbers = List.copyOf(numbers);
        primes = List.copyOf(primes);
        moments = List.copyOf(moments);
    }

    /** One of which is not known when it tested what. */
    public Lane(String worker, long thread, long process, List<Long> numbers, List<Long> primes) {
        this(worker, thread, process, numbers, primes, List.of());
    }
}
