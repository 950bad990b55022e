/*
 * Broken on purpose: the answers are kept by number, and a number that comes twice has one place.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e440_virtual_threads;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import kata.model.Workload;

/** The approach with virtual threads: one for each number, and a semaphore that lets so many test at once. */
public final class VirtualRunner {

    public List<Long> run(Workload workload) throws InterruptedException {
        Semaphore places = new Semaphore(workload.workers());
        Map<Long, Future<Boolean>> answers = new TreeMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Long n = workload.numbers().poll();
                    n != null;
                    n = workload.numbers().poll()) {
                long number = n;
                answers.put(number, threads.submit(() -> ask(workload, number, places)));
            }
        }
        List<Long> primes = new ArrayList<>();
        for (Map.Entry<Long, Future<Boolean>> answer : answers.entrySet()) {
            if (answer.getValue().state() == Future.State.FAILED) {
                throw new IllegalStateException(
                        "the test of " + answer.getKey() + " failed",
                        answer.getValue().exceptionNow());
            }
            if (answer.getValue().resultNow()) {
                primes.add(answer.getKey());
            }
        }
        return primes;
    }

    private static boolean ask(Workload workload, long number, Semaphore places) throws InterruptedException {
        places.acquire();
        try {
            return workload.primeTest().isPrime(number);
        } finally {
            places.release();
        }
    }
}
