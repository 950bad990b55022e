/*
 * Broken on purpose: after a run that has failed, the next one on the same object does nothing and throws.
 * Verdict: EXCEPTION
 * Clause: C1
 */
package kata.e550_barrier;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import kata.model.PhasedWork;

public final class PhasedWorkers {

    private volatile Throwable failure;

    public void run(int workers, int phases, PhasedWork work) throws InterruptedException {
        CyclicBarrier barrier = new CyclicBarrier(workers, () -> {
            if (failure != null) {
                throw new IllegalStateException(failure); // breaks the barrier: nobody goes on
            }
        });
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= workers; i++) {
            int worker = i;
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    part(() -> work.prepare(worker));
                    for (int p = 1; p <= phases; p++) {
                        int phase = p;
                        barrier.await();
                        part(() -> work.work(worker, phase));
                    }
                } catch (Exception e) {
                    return; // the failure is kept, or is another one's
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    /** A part that fails is noted; its worker still comes to the barrier, so that the others hear of it. */
    private void part(Runnable part) {
        try {
            part.run();
        } catch (Throwable e) {
            failure = e;
        }
    }
}
