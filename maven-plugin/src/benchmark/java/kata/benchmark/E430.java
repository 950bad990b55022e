package kata.benchmark;

import io.github.primeskata.subject.Find;
import io.github.primeskata.subject.Job;
import io.github.primeskata.subject.Search;
import java.util.List;
import kata.e430_thread_pool.ChunkedPool;

/** A thread pool, a chunk for each worker. */
public final class E430 implements Search {

    @Override
    public List<Find> run(Job job) throws Exception {
        return Find.of(new ChunkedPool().primesUpTo(job.last(), job.workers(), job::isPrime));
    }
}
