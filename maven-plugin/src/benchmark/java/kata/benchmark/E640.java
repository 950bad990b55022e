package kata.benchmark;

import io.github.primeskata.subject.Find;
import io.github.primeskata.subject.Job;
import io.github.primeskata.subject.Search;
import java.util.List;
import kata.e640_chunks_in_pool.ChunkedProcessPool;
import kata.model.WorkerProgram;

/** A pool of processes, a chunk for each, as the guide has it. */
public final class E640 implements Search {

    @Override
    public List<Find> run(Job job) throws Exception {
        long size = Math.ceilDiv(job.last(), job.workers());
        WorkerProgram program = new WorkerProgram(job.workerCommand());
        return Find.of(new ChunkedProcessPool().primesUpTo(job.last(), size, job.workers(), program));
    }
}
