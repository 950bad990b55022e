/*
 * Broken on purpose: all runs share an executor, and one that is interrupted shuts it down.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e440_virtual_threads;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import kata.model.Workload;

public final class VirtualRunner {

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    public List<Long> run(Workload workload) throws InterruptedException {
        Semaphore permits = new Semaphore(workload.workers());
        List<Long> numbers = new ArrayList<>();
        for (Long n = workload.numbers().poll();
                n != null;
                n = workload.numbers().poll()) {
            numbers.add(n);
        }
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (Long number : numbers) {
            tasks.add(() -> {
                permits.acquire();
                try {
                    return workload.primeTest().isPrime(number);
                } finally {
                    permits.release();
                }
            });
        }
        List<Future<Boolean>> answers;
        try {
            answers = executor.invokeAll(tasks);
        } catch (InterruptedException e) {
            executor.shutdownNow();
            throw e;
        }
        List<Long> primes = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            try {
                if (answers.get(i).get()) {
                    primes.add(numbers.get(i));
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("cannot test " + numbers.get(i), e.getCause());
            }
        }
        Collections.sort(primes);
        return primes;
    }
}
