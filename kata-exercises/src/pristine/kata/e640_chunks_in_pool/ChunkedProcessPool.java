package kata.e640_chunks_in_pool;

import java.io.IOException;
import java.util.List;
import kata.model.WorkerProgram;

/** The approach with chunks in a pool of processes: the processes stay, and what travels to them is two numbers. */
public final class ChunkedProcessPool {

    /**
     * Finds the primes up to and including {@code last}, in chunks. Blocks the caller until all of it is done.
     *
     * <p>A process names itself in its first line, {@code worker <process id> <thread id>}. It reads one interval a
     * line, {@code <from>..<to>}, both included, and answers each with one line: the interval, its primes in ascending
     * order, and the word {@code end}, all separated by blanks. At the end of its input it ends.
     *
     * <ul>
     *   <li>C1 The numbers from 1 to {@code last} are cut into chunks of {@code size} numbers, however great, the last
     *       one of what is left, without gap or overlap, and each chunk is requested once as long as no process ends.
     *   <li>C2 A process is told a chunk in one line, at most 41 bytes, however long the chunk.
     *   <li>C3 At most one process is started here for each worker as long as none ends.
     *   <li>C4 A chunk is told only to a process that has answered all it was told before, and as many chunks are under
     *       way at once as there are workers.
     *   <li>C6 If a process ends before its answer is whole, its worker gets a new one, and the chunk is done again.
     *   <li>C7 This method does not return or throw before its processes and threads have ended.
     * </ul>
     *
     * @param last the last number, 0 or greater
     * @param size how many numbers a chunk has, at least 1
     * @param workers how many workers there are, at least 1
     * @param program the program to start
     * @return C5 the primes in ascending order, each once, whichever chunk is done first
     * @throws IOException C6 if three processes have ended at one chunk; the message names it, {@code <from>..<to>}
     * @throws InterruptedException C7 if the caller is interrupted while it waits; all processes have been ended
     */
    public List<Long> primesUpTo(long last, long size, int workers, WorkerProgram program)
            throws IOException, InterruptedException {
        // TODO C1, C2: cut the numbers, and tell a process no more than it needs
        // TODO C3, C4, C6: keep the processes busy, and replace those that end
        // TODO C5, C7: put the answers together, and end everything that was begun
        throw new UnsupportedOperationException("TODO: find the primes");
    }
}
