package kata.e430_thread_pool;

import java.util.List;
import kata.model.PrimeTest;

/** The approach with a thread pool: the numbers are cut into chunks, and each chunk is a task of an executor. */
public final class ChunkedPool {

    /**
     * Numbers that belong together.
     *
     * @param from the first number
     * @param to the last number, not less than the first
     */
    public record Chunk(long from, long to) {}

    /**
     * Cuts the numbers from 1 to {@code last} into chunks.
     *
     * <p>C1 There are min({@code last}, {@code workers}) chunks, in order, without gap or overlap, whose sizes differ
     * by at most 1.
     *
     * @param last the last number, 0 or greater; every {@code long} from there on is allowed
     * @param workers how many workers there are, at least 1; every {@code int} from there on is allowed
     */
    public static List<Chunk> chunks(long last, int workers) {
        // TODO C1: cut
        throw new UnsupportedOperationException("TODO: cut the numbers into chunks");
    }

    /**
     * Finds the primes up to and including {@code last}, in chunks. Blocks the caller until all of it is done.
     *
     * <ul>
     *   <li>C2 Every number from 1 to {@code last} is tested exactly once, also when a test leaves its thread
     *       interrupted; the primes are in ascending order, whichever chunk is done first.
     *   <li>C3 The chunks are tested at the same time, all of them, by platform threads of a JDK executor that this
     *       method makes.
     *   <li>C4 All numbers of a chunk are tested by one thread, in ascending order.
     *   <li>C5 This method does not return or throw while a test is under way, however long it takes, also if the
     *       caller is interrupted, and no thread of the pool is left after it.
     *   <li>C6 What the test throws comes out of this method, by itself or as the cause of what comes out.
     * </ul>
     *
     * @param last the last number, 0 or greater
     * @param workers how many workers there are, at least 1
     * @throws Exception if a chunk fails, or if the caller is interrupted while it waits
     */
    public List<Long> primesUpTo(long last, int workers, PrimeTest primeTest) throws Exception {
        // TODO C2, C3, C4: have the chunks tested
        // TODO C5, C6: leave nobody behind, and lose no failure
        throw new UnsupportedOperationException("TODO: find the primes");
    }
}
