/*
 * Broken on purpose: the others are told by an interrupt only; work that swallows it waits for ever then.
 * Verdict: TIMEOUT
 * Clause: C4
 */
package kata.e550_barrier;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import kata.model.PhasedWork;

public final class PhasedWorkers {

    public void run(int workers, int phases, PhasedWork work) throws InterruptedException {
        CyclicBarrier barrier = new CyclicBarrier(workers);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        ThreadGroup group = new ThreadGroup("workers");
        CountDownLatch allStarted = new CountDownLatch(1);
        Thread[] threads = IntStream.rangeClosed(1, workers)
                .mapToObj(worker -> new Thread(group, () -> {
                    try {
                        allStarted.await();
                        work.prepare(worker);
                        for (int phase = 1; phase <= phases; phase++) {
                            barrier.await();
                            work.work(worker, phase);
                        }
                    } catch (InterruptedException | BrokenBarrierException e) {
                        return; // another one has failed
                    } catch (Throwable e) {
                        failure.compareAndSet(null, e);
                        group.interrupt();
                    }
                }))
                .toArray(Thread[]::new);
        for (Thread thread : threads) {
            thread.start();
        }
        allStarted.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
        }
    }
}
