/*
 * Broken on purpose: found takes the lock interruptibly and gives an empty list to a caller that is interrupted.
 * Verdict: WRONG
 * Clause: C4
 */
package kata.e420_locked_list;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import kata.model.Workload;

public final class LockedListRunner {

    private final List<Long> primes;
    private final ReentrantLock lock = new ReentrantLock(true);

    public LockedListRunner(List<Long> primes) {
        this.primes = primes;
    }

    public void run(Workload workload) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = java.util.stream.IntStream.rangeClosed(1, workload.workers())
                .mapToObj(i -> Thread.ofPlatform()
                        .name("Worker-" + i)
                        .uncaughtExceptionHandler((thread, thrown) -> failure.compareAndSet(null, thrown))
                        .unstarted(() -> work(workload)))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
        }
    }

    private void work(Workload workload) {
        for (Long n = workload.numbers().poll();
                n != null;
                n = workload.numbers().poll()) {
            if (workload.primeTest().isPrime(n)) {
                add(n);
            }
        }
    }

    private void add(long prime) {
        lock.lock();
        try {
            primes.add(prime);
        } finally {
            lock.unlock();
        }
    }

    public List<Long> found() {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
        try {
            return List.copyOf(primes);
        } finally {
            lock.unlock();
        }
    }
}
