package kata.benchmark;

import io.github.primeskata.subject.Find;
import io.github.primeskata.subject.Job;
import io.github.primeskata.subject.Search;
import java.util.List;
import kata.e110_synchronous.SyncTaskRunner;
import kata.model.Workload;

/** Workers on a common queue, one after the other. */
public final class E110 implements Search {

    @Override
    public List<Find> run(Job job) {
        return Finds.of(new SyncTaskRunner().run(new Workload(job.numbers(), job.workers(), job::isPrime)));
    }
}
