package kata.benchmark;

import io.github.primeskata.subject.Find;
import io.github.primeskata.subject.Job;
import io.github.primeskata.subject.Search;
import java.util.List;
import kata.e440_virtual_threads.VirtualRunner;
import kata.model.Workload;

/** A virtual thread for each number. */
public final class E440 implements Search {

    @Override
    public List<Find> run(Job job) throws InterruptedException {
        return Find.of(new VirtualRunner().run(new Workload(job.numbers(), job.workers(), job::isPrime)));
    }
}
