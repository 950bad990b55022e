package kata.e550_barrier;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.PhasedWork;

/** Several workers that start together and meet between the phases of their work. */
public final class PhasedWorkers {

    /** Does the work. */
    public void run(int workers, int phases, PhasedWork work) throws InterruptedException {
        // C3: one barrier, for as many as there are workers.
        CyclicBarrier barrier = new CyclicBarrier(workers);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= workers; i++) {
            int worker = i;
            threads.add(new Thread(() -> work(worker, phases, work, barrier, failure), "Worker-" + worker));
        }
        threads.forEach(Thread::start); // C1, C2
        for (Thread thread : threads) {
            thread.join(); // C5
        }
        if (failure.get() != null) {
            throw new IllegalStateException("a worker failed", failure.get()); // C4
        }
    }

    private static void work(
            int worker, int phases, PhasedWork work, CyclicBarrier barrier, AtomicReference<Throwable> failure) {
        try {
            work.prepare(worker);
            meet(barrier); // C3: they start together.
            for (int phase = 1; phase <= phases; phase++) {
                work.work(worker, phase);
                meet(barrier); // C3
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            breakForGood(barrier); // C4
        } catch (InterruptedException | BrokenBarrierException e) {
            // C4: another one has failed and kept the reason.
        }
    }

    /** C1: an interrupt that a part has left behind is none of the barrier's. Nobody else interrupts a worker. */
    private static void meet(CyclicBarrier barrier) throws InterruptedException, BrokenBarrierException {
        Thread.interrupted();
        barrier.await();
    }

    /** Breaks it for those who wait and for those who come later; a reset would do so for the former only. */
    private static void breakForGood(CyclicBarrier barrier) {
        Thread.currentThread().interrupt();
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            // It is broken now.
        }
    }
}
