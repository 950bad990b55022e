package io.github.primeskata.subject;

import java.util.ArrayList;
import java.util.List;

/** One thread, one loop: what every approach may be compared with. */
public final class PlainLoop implements Search {

    @Override
    public List<Find> run(Job job) {
        List<Long> primes = new ArrayList<>();
        for (long n = 1; n <= job.last(); n++) {
            if (job.isPrime(n)) {
                primes.add(n);
            }
        }
        Thread thread = Thread.currentThread();
        return List.of(new Find(
                thread.getName(), thread.getId(), ProcessHandle.current().pid(), primes));
    }
}
