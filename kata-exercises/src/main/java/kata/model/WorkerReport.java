package kata.model;

import java.util.List;

/**
 * What one worker did.
 *
 * @param name the worker's name, {@code Worker-1} for the first
 * @param threadId the id of the thread on which the worker worked, see {@link Thread#threadId()}
 * @param processId the id of the process in which it worked, see {@link ProcessHandle#pid()}
 * @param primes the primes that this worker found, in the order in which it found them
 */
public record WorkerReport(String name, long threadId, long processId, List<Long> primes) {

    /** Keeps an unmodifiable copy of the primes. */
    public WorkerReport {
        primes = List.copyOf(primes);
    }

    /** A report for a worker that works on the calling thread, in this process. */
    public static WorkerReport byCurrentThread(String name, List<Long> primes) {
        return new WorkerReport(
                name, Thread.currentThread().threadId(), ProcessHandle.current().pid(), primes);
    }
}
