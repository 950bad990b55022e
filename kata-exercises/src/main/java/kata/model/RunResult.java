package kata.model;

import java.util.List;

/**
 * What came out of a run: who found which primes.
 *
 * @param workers one report for each worker, in the order of the workers
 */
public record RunResult(List<WorkerReport> workers) {

    /** Keeps an unmodifiable copy of the reports. */
    public RunResult {
        workers = List.copyOf(workers);
    }
}
