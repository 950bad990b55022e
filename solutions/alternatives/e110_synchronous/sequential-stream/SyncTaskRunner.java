/* Another right way: a stream, which is sequential unless it is asked to be parallel. */
package kata.e110_synchronous;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

public final class SyncTaskRunner implements TaskRunner {

    @Override
    public RunResult run(Workload workload) {
        return new RunResult(IntStream.rangeClosed(1, workload.workers())
                .mapToObj(i -> WorkerReport.byCurrentThread("Worker-" + i, primesOf(workload)))
                .toList());
    }

    private static List<Long> primesOf(Workload workload) {
        return Stream.generate(() -> workload.numbers().poll())
                .takeWhile(Objects::nonNull)
                .filter(workload.primeTest()::isPrime)
                .toList();
    }
}
