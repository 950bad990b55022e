package kata.benchmark;

import io.github.primeskata.subject.Find;
import java.time.Duration;
import java.util.List;
import kata.model.RunResult;

/** What several approaches need: who found what, in the words of the benchmark. */
final class Finds {

    /** For what wants a time limit; the run itself has one that is reached before. */
    static final Duration LONG_ENOUGH = Duration.ofHours(10);

    private Finds() {}

    /** The finds of each worker. */
    static List<Find> of(RunResult result) {
        return result.workers().stream()
                .map(worker -> new Find(worker.name(), worker.threadId(), worker.processId(), worker.primes()))
                .toList();
    }
}
