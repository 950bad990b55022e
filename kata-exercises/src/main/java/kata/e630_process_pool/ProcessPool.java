package kata.e630_process_pool;

import java.io.IOException;
import java.util.Queue;
import kata.model.RunResult;
import kata.model.WorkerProgram;

/**
 * The approach with a pool of processes: each worker has a process that lives as long as there are numbers, and gets
 * another one if it dies.
 *
 * <p>The workers are called Worker-1, Worker-2 and so on.
 */
public final class ProcessPool {

    /**
     * Has every number of the queue tested. Blocks the caller until all of it is done.
     *
     * <p>A process names itself in its first line, {@code worker <process id> <thread id>}. It reads one number a line
     * and answers each with {@code <n> prime} or {@code <n> composite}. At the end of its input it ends.
     *
     * <ul>
     *   <li>C1 One process is started here for each worker, which answers all its numbers, and no other as long as none
     *       ends.
     *   <li>C2 A number leaves the queue when a worker is free for it, also if two are, and once, unless a process has
     *       ended at it; as many are under way at once as there are workers.
     *   <li>C3 There is one report for each worker, in order, with the process and the thread that its last process has
     *       named, and with the primes that it found, each once.
     *   <li>C4 If a process ends before it has named itself, or before it has answered with a whole line, its worker
     *       gets a new one, and the number is done again.
     *   <li>C6 Whatever a process writes to its standard error, and however much, holds nothing up and is no answer.
     *   <li>C7 This method does not return or throw before its processes and threads have ended.
     * </ul>
     *
     * @param numbers the common queue; several threads may use it at once
     * @param workers how many workers there are, at least 1
     * @param program the program to start
     * @throws IOException C5 if three processes have ended at one number, of one worker or of several, also if they had
     *     not named themselves yet; all other processes have been ended, busy or not, and the message names the number
     *     if a process was told it
     * @throws InterruptedException C7 if the caller is interrupted while it waits; all processes have been ended, also
     *     those that do not listen when they are asked to end; another interrupt meanwhile changes nothing
     */
    public RunResult run(Queue<Long> numbers, int workers, WorkerProgram program)
            throws IOException, InterruptedException {
        // TODO C1, C2, C6: start the processes, and keep each of them busy
        // TODO C4, C5: replace a process that has ended, but not for ever
        // TODO C3, C7: end everything that was begun, and report
        throw new UnsupportedOperationException("TODO: run the pool");
    }
}
