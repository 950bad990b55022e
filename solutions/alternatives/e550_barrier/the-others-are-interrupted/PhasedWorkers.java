/* Another right way: who fails interrupts the others too, so that they can end in the middle of a phase. */
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
        CyclicBarrier barrier = new CyclicBarrier(workers);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= workers; i++) {
            int worker = i;
            threads.add(new Thread(() -> work(worker, phases, work, barrier, failure, threads), "Worker-" + worker));
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
            List<Thread> threads) {
        try {
            work.prepare(worker);
            meet(barrier);
            for (int phase = 1; phase <= phases; phase++) {
                work.work(worker, phase);
                meet(barrier);
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            breakForGood(barrier);
            threads.forEach(Thread::interrupt);
        } catch (InterruptedException | BrokenBarrierException e) {
            // Another one has failed and kept the reason.
        }
    }

    /** What a part has left behind is none of the barrier's; whoever has failed has broken it before. */
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
