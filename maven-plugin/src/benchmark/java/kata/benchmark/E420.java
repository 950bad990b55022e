package kata.benchmark;

import io.github.primeskata.subject.Find;
import io.github.primeskata.subject.Job;
import io.github.primeskata.subject.Search;
import java.util.ArrayList;
import java.util.List;
import kata.e420_locked_list.LockedListRunner;
import kata.model.Workload;

/** Threads that put their finds into one list. */
public final class E420 implements Search {

    @Override
    public List<Find> run(Job job) throws InterruptedException {
        List<Long> primes = new ArrayList<>();
        new LockedListRunner(primes).run(new Workload(job.numbers(), job.workers(), job::isPrime));
        return Find.of(primes);
    }
}
