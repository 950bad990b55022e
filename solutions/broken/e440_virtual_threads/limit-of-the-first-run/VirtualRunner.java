/*
 * Broken on purpose: the semaphore of the first run is kept; a second run with fewer workers lets in too many.
 * Verdict: WRONG
 * Clause: C4
 */
package kata.e440_virtual_threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import kata.model.Workload;

public final class VirtualRunner {

    private Semaphore room;

    private synchronized Semaphore room(int workers) {
        if (room == null) {
            room = new Semaphore(workers);
        }
        return room;
    }

    public List<Long> run(Workload workload) throws InterruptedException {
        Semaphore limit = room(workload.workers());
        List<Long> tested = new ArrayList<>();
        List<Future<Boolean>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Long number; (number = workload.numbers().poll()) != null; ) {
                long n = number;
                tested.add(n);
                answers.add(threads.submit(() -> {
                    limit.acquire();
                    try {
                        return workload.primeTest().isPrime(n);
                    } finally {
                        limit.release();
                    }
                }));
            }
        }
        List<Long> primes = new ArrayList<>();
        for (int i = 0; i < tested.size(); i++) {
            try {
                if (answers.get(i).get()) {
                    primes.add(tested.get(i));
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("a test has failed", e.getCause());
            }
        }
        primes.sort(null);
        return primes;
    }
}
