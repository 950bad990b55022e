/* Another right way: a latch for each meeting; who fails comes to all the others in advance. */
package kata.e550_barrier;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.PhasedWork;

/** Several workers that start together and meet between the phases of their work. */
public final class PhasedWorkers {

    /** Does the work. Blocks the caller until all workers have ended. */
    public void run(int workers, int phases, PhasedWork work) throws InterruptedException {
        CountDownLatch[] meetings = new CountDownLatch[phases];
        for (int i = 0; i < phases; i++) {
            meetings[i] = new CountDownLatch(workers);
        }
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= workers; i++) {
            int worker = i;
            threads.add(Thread.ofVirtual().unstarted(() -> {
                int met = 0;
                try {
                    work.prepare(worker);
                    while (met < phases) {
                        CountDownLatch meeting = meetings[met];
                        met++;
                        meeting.countDown();
                        meeting.await();
                        if (failure.get() != null) {
                            break;
                        }
                        work.work(worker, met);
                    }
                } catch (Throwable e) {
                    failure.compareAndSet(null, e);
                }
                for (; met < phases; met++) {
                    meetings[met].countDown();
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
        }
    }
}
