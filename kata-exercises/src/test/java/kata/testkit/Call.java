package kata.testkit;

/**
 * One call of the prime test, as it was observed.
 *
 * @param number the number asked for
 * @param thread the name of the calling thread
 * @param threadId its id
 * @param virtual whether it is a virtual thread
 * @param processId the process in which the call happened
 * @param line the learner's line that called
 * @param begin when it began: the place in the order of everything that was observed
 * @param end when it ended, in the same order; 0 as long as it lasts
 * @param prime what it answered; {@code false} as long as it lasts or if it threw
 */
public record Call(
        long number,
        String thread,
        long threadId,
        boolean virtual,
        long processId,
        String line,
        long begin,
        long end,
        boolean prime) {

    /** Whether the two calls were inside at the same time. */
    public boolean overlaps(Call other) {
        return (other.end == 0 || begin < other.end) && (end == 0 || other.begin < end);
    }
}
