package kata.e610_process_per_chunk;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import kata.model.RunResult;
import kata.model.WorkerProgram;

/** The simplest approach with processes: one for each chunk, which gets its numbers, answers and ends. */
public final class ProcessPerChunk {

    /**
     * Has each chunk tested by a process of its own. Blocks the caller until all of them have ended.
     *
     * <ul>
     *   <li>C1 For each chunk the program is started once: Worker-1 tests the numbers of the first chunk, and so on.
     *   <li>C2 The workers are at work at the same time, all of them.
     *   <li>C3 There is one report for each chunk, in order: the ids that the worker named, the primes of its answers.
     *   <li>C4 However much a worker reads or answers, and whatever it writes to its standard error, text or not,
     *       however much, it is never kept waiting for ever, and all its answers count.
     *   <li>C5 A worker that does not answer each of its numbers with a whole line, or ends with an exit code other
     *       than 0, makes this method throw an IOException that names the worker, and the code if it is not 0. That a
     *       worker reads no more says nothing yet, nor that its output has ended: how it ends counts.
     *   <li>C6 It does so without waiting for other workers to get done.
     *   <li>C7 If not all is done when the time limit has passed, be it that only a worker's end is missing, this
     *       method throws an IOException.
     *   <li>C8 If its thread is interrupted, this method throws InterruptedException.
     *   <li>C9 When this method has returned or thrown, no worker is left, not even one that does not listen when it is
     *       asked to end or takes its time when it is killed, and the descendants of those that were alive until then
     *       have been killed with them; another interrupt meanwhile changes nothing in that.
     * </ul>
     *
     * @param chunks the numbers for each worker
     * @param program how a worker is started, and how it talks
     * @param timeLimit how long all of it may take
     */
    public RunResult run(List<List<Long>> chunks, WorkerProgram program, Duration timeLimit)
            throws IOException, InterruptedException {
        // TODO C1, C2: start the workers and give them their numbers
        // TODO C3, C4: collect their answers
        // TODO C5, C6, C7, C8: notice what goes wrong
        // TODO C9: leave no process behind
        throw new UnsupportedOperationException("TODO: run the workers");
    }
}
