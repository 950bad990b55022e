/*
 * Broken on purpose: who fails interrupts those who have begun; who begins later waits for ever.
 * Verdict: TIMEOUT
 * Clause: C6
 */
package kata.e550_barrier;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.PhasedWork;

/** Several workers that start together and meet between the phases of their work. */
public final class PhasedWorkers {

    /** Does the work. */
    public void run(int workers, int phases, PhasedWork work) throws InterruptedException {
        CyclicBarrier barrier = new CyclicBarrier(workers);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        List<Thread> begun = new CopyOnWriteArrayList<>();
        for (int i = 1; i <= workers; i++) {
            int worker = i;
            threads.add(new Thread(() -> work(worker, phases, work, barrier, failure, begun), "Worker-" + worker));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("a worker failed", failure.get());
        }
    }

    private static void work(
            int worker,
            int phases,
            PhasedWork work,
            CyclicBarrier barrier,
            AtomicReference<Throwable> failure,
            List<Thread> begun) {
        try {
            begun.add(Thread.currentThread());
            work.prepare(worker);
            barrier.await();
            for (int phase = 1; phase <= phases; phase++) {
                work.work(worker, phase);
                barrier.await();
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            begun.forEach(Thread::interrupt);
        } catch (InterruptedException | BrokenBarrierException e) {
            // Another one has failed and kept the reason.
        }
    }
}
