package kata.benchmark;

import io.github.primeskata.subject.Find;
import io.github.primeskata.subject.Job;
import io.github.primeskata.subject.Search;
import java.util.List;
import kata.e310_asynchronous.AsyncTaskRunner;
import kata.model.AsyncWorkload;

/** An event loop, with a question under way for each worker. */
public final class E310 implements Search {

    @Override
    public List<Find> run(Job job) throws InterruptedException {
        return Finds.of(new AsyncTaskRunner().run(new AsyncWorkload(job.numbers(), job.workers(), job::isPrimeLater)));
    }
}
