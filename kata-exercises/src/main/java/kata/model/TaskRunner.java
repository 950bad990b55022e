package kata.model;

/** An approach to the problem: runs a workload with a number of workers and reports who found which primes. */
@FunctionalInterface
public interface TaskRunner {

    /**
     * Tests every number of the workload's queue exactly once and returns when all of it is done.
     *
     * @return one report for each worker, in the order of the workers, also for a worker that found nothing
     * @throws InterruptedException if the calling thread is interrupted while it waits for its workers
     */
    RunResult run(Workload workload) throws InterruptedException;
}
