/*
 * Broken on purpose: an interrupt that a part has left behind breaks the barrier, and nobody says so.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e550_barrier;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.PhasedWork;

/** Several workers that start together and meet between the phases of their work. */
public final class PhasedWorkers {

    public void run(int workers, int phases, PhasedWork work) throws InterruptedException {
        CyclicBarrier barrier = new CyclicBarrier(workers);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= workers; i++) {
            int worker = i;
            threads.add(new Thread(() -> {
                try {
                    work.prepare(worker);
                    barrier.await();
                    for (int phase = 1; phase <= phases; phase++) {
                        work.work(worker, phase);
                        barrier.await();
                    }
                } catch (InterruptedException | BrokenBarrierException e) {
                    // somebody has failed: this worker ends too
                } catch (Throwable t) {
                    failure.compareAndSet(null, t);
                    breakForGood(barrier);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            PhasedWorkers.<RuntimeException>rethrow(failure.get());
        }
    }

    private static void breakForGood(CyclicBarrier barrier) {
        Thread.currentThread().interrupt();
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            // that is what it is for
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void rethrow(Throwable failure) throws T {
        throw (T) failure;
    }
}
