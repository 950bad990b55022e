package kata.benchmark;

import io.github.primeskata.subject.Find;
import io.github.primeskata.subject.Job;
import io.github.primeskata.subject.Search;
import java.util.List;
import kata.e630_process_pool.ProcessPool;
import kata.model.WorkerProgram;

/** A pool of processes on a common queue. */
public final class E630 implements Search {

    @Override
    public List<Find> run(Job job) throws Exception {
        return Finds.of(new ProcessPool().run(job.numbers(), job.workers(), new WorkerProgram(job.workerCommand())));
    }
}
