/* Another right way: who fails comes to the barrier as well, and the action of the barrier decides whether all stop. */
package kata.e550_barrier;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.PhasedWork;

/** Several workers that start together and meet between the phases of their work. */
public final class PhasedWorkers {

    /** Does the work. */
    public void run(int workers, int phases, PhasedWork work) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        // Changes only while all are at the barrier, so behind it all see the same. The failure itself may come early.
        AtomicBoolean stop = new AtomicBoolean();
        CyclicBarrier barrier = new CyclicBarrier(workers, () -> stop.set(failure.get() != null));
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= workers; i++) {
            int worker = i;
            threads.add(Thread.ofPlatform().name("Worker-" + worker).start(() -> {
                for (int phase = 0; phase <= phases && !stop.get(); phase++) {
                    try {
                        part(worker, phase, work);
                    } catch (RuntimeException | Error e) {
                        failure.compareAndSet(null, e);
                    }
                    meet(barrier);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("a worker failed", failure.get());
        }
    }

    private static void part(int worker, int phase, PhasedWork work) {
        if (phase == 0) {
            work.prepare(worker);
        } else {
            work.work(worker, phase);
        }
    }

    private static void meet(CyclicBarrier barrier) {
        Thread.interrupted(); // What a part has left behind is none of the barrier's.
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException("nobody interrupts the workers", e);
        }
    }
}
