package kata.e920_sieve;

import java.util.function.Consumer;
import java.util.function.Function;
import kata.model.PrimeSegment;

/** Finds the primes of an interval of any length, segment by segment, with several workers and little memory. */
public final class SegmentedSieve {

    // TODO: keep what is needed

    /**
     * A sieve that works in segments.
     *
     * @param longest how many numbers a segment may have, at least 30
     * @throws IllegalArgumentException if it is less (C9)
     */
    public SegmentedSieve(int longest) {
        // TODO C9: keep it, if it will do
    }

    /**
     * Sieves an interval. Blocks the caller until all that was read has been taken.
     *
     * <ul>
     *   <li>C1 The primes in the segments that are read are those from {@code from} to {@code to}, both included, each
     *       once, in ascending order within its segment.
     *   <li>C2 The segments that are read cover {@code from} to {@code to} without gap or overlap, none has more
     *       numbers than the sieve allows, and if {@code from} is greater than {@code to} there is none.
     *   <li>C3 What was read is taken in ascending order of the segments, each once and one at a time.
     *   <li>C4 As many threads read at the same time as there are workers, while as many segments are left, and never
     *       more.
     *   <li>C5 However long the interval is, at most four segments a worker have been read, or are being read, and are
     *       not taken yet, and nothing needs more memory than the primes up to the root of {@code to} do.
     *   <li>C6 A segment that is being read stays as it is, whatever other workers and other sieves do meanwhile.
     *   <li>C7 What {@code read} or {@code take} throws comes out of this method, by itself or as the cause of what
     *       comes out, and nothing that lies behind it is taken.
     *   <li>C8 This method does not return or throw before all its workers have ended, and leaves no thread behind.
     * </ul>
     *
     * @param from the first number, at least 0
     * @param to the last number, at most 10<sup>15</sup>
     * @param workers how many workers there are, at least 1
     * @param read reads a segment, for the worker that has sieved it, several at the same time; what it returns is not
     *     {@code null}
     * @param take is handed what was read; whatever a call has done is seen by the next call, and by the caller at the
     *     end
     * @throws IllegalArgumentException if there is less than one worker; nothing has been read then (C9)
     * @throws InterruptedException if the caller is interrupted while it waits for the workers; some may be at work
     *     still
     */
    public <T> void search(long from, long to, int workers, Function<PrimeSegment, T> read, Consumer<T> take)
            throws InterruptedException {
        // TODO C9: is there anybody to do it?
        // TODO C1: the primes up to the root of to: whatever is not prime is a multiple of one of them
        // TODO C2, C4: which segments are there, and who sieves which?
        // TODO C1, C6: cross off the multiples within a segment, and let it be read
        // TODO C3, C5: whose turn is it to be taken, and who has to wait?
        // TODO C7, C8: what if somebody fails?
        throw new UnsupportedOperationException("TODO: sieve the segments");
    }
}
