package kata.benchmark;

import io.github.primeskata.subject.Find;
import io.github.primeskata.subject.Job;
import io.github.primeskata.subject.Search;
import java.util.List;
import kata.e210_cooperative.CoopTaskRunner;
import kata.model.Workload;

/** Each number for a worker who is idle, on one thread. */
public final class E210 implements Search {

    @Override
    public List<Find> run(Job job) {
        return Finds.of(new CoopTaskRunner().run(new Workload(job.numbers(), job.workers(), job::isPrime)));
    }
}
