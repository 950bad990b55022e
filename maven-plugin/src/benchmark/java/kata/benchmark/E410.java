package kata.benchmark;

import io.github.primeskata.subject.Find;
import io.github.primeskata.subject.Job;
import io.github.primeskata.subject.Search;
import java.util.List;
import kata.e410_threads.ThreadsRunner;
import kata.model.Workload;

/** Threads on a common queue. */
public final class E410 implements Search {

    @Override
    public List<Find> run(Job job) throws InterruptedException {
        return Finds.of(new ThreadsRunner().run(new Workload(job.numbers(), job.workers(), job::isPrime)));
    }
}
