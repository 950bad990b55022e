/*
 * Broken on purpose: a latch is open for ever after the first meeting.
 * Verdict: RACE
 * Clause: C3
 */
package kata.e550_barrier;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.PhasedWork;

/** Several workers that start together and meet between the phases of their work. */
public final class PhasedWorkers {

    /** Does the work. */
    public void run(int workers, int phases, PhasedWork work) throws InterruptedException {
        CountDownLatch barrier = new CountDownLatch(workers);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= workers; i++) {
            int worker = i;
            threads.add(new Thread(() -> work(worker, phases, work, barrier, failure), "Worker-" + worker));
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
            int worker, int phases, PhasedWork work, CountDownLatch barrier, AtomicReference<Throwable> failure) {
        try {
            work.prepare(worker);
            barrier.countDown();
            barrier.await();
            for (int phase = 1; phase <= phases; phase++) {
                work.work(worker, phase);
                barrier.countDown();
                barrier.await();
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            while (barrier.getCount() > 0) {
                barrier.countDown();
            }
        } catch (InterruptedException e) {
            return;
        }
    }
}
