package kata.benchmark;

import io.github.primeskata.subject.Find;
import io.github.primeskata.subject.Job;
import io.github.primeskata.subject.Search;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import kata.e320_task_group.TaskGroup;
import kata.model.AsyncPrimeTest;

/** A group of tasks. It starts all of them at once, so the limit lies in the test: in a lane one follows the other. */
public final class E320 implements Search {

    @Override
    public List<Find> run(Job job) throws InterruptedException {
        int lanes = job.workers();
        List<CompletionStage<Boolean>> tails =
                new ArrayList<>(Collections.nCopies(lanes, CompletableFuture.completedFuture(true)));
        AsyncPrimeTest inLanes = n -> {
            int lane = (int) (n % lanes);
            CompletionStage<Boolean> answer = tails.get(lane).thenCompose(before -> job.isPrimeLater(n));
            tails.set(lane, answer);
            return answer;
        };
        return Find.of(TaskGroup.run(
                inLanes, group -> LongStream.rangeClosed(1, job.last()).forEach(group::start)));
    }
}
