package kata.benchmark;

import io.github.primeskata.subject.Find;
import io.github.primeskata.subject.Job;
import io.github.primeskata.subject.Search;
import java.util.List;
import kata.e620_shared_queue.SharedQueueRunner;
import kata.model.WorkerProgram;

/** Processes that share the queue of a manager. */
public final class E620 implements Search {

    @Override
    public List<Find> run(Job job) throws Exception {
        return Finds.of(new SharedQueueRunner()
                .run(job.numbers(), job.workers(), new WorkerProgram(job.workerCommand()), Finds.LONG_ENOUGH));
    }
}
