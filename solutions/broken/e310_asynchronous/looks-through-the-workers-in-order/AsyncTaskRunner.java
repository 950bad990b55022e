/*
 * Broken on purpose: the loop looks for answers worker by worker, so one overtakes a failure before it.
 * Verdict: WRONG
 * Clause: C6
 */
package kata.e310_asynchronous;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import kata.model.AsyncWorkload;
import kata.model.RunResult;
import kata.model.WorkerReport;

/** The asynchronous approach: one thread asks many questions and takes in the answers as they come. */
public final class AsyncTaskRunner {

    /** Runs the workload on an event loop and waits for its end. */
    public RunResult run(AsyncWorkload workload) throws InterruptedException {
        Loop loop = new Loop(workload);
        Thread thread = new Thread(loop, "event-loop");
        thread.start();
        thread.join();
        return loop.result();
    }

    /** A worker: what it has asked, and the answer if it is there. */
    private static final class Slot {
        private final List<Long> finds = new ArrayList<>();
        private Long number;
        private boolean there;
        private Boolean prime;
        private Throwable thrown;
    }

    private static final class Loop implements Runnable {
        private final AsyncWorkload workload;
        private final List<Slot> slots = new ArrayList<>();
        private final Object lock = new Object();
        private int answers;
        private int awaited;
        private Throwable failure;
        private List<WorkerReport> reports;

        Loop(AsyncWorkload workload) {
            this.workload = workload;
            for (int i = 0; i < workload.workers(); i++) {
                slots.add(new Slot());
            }
        }

        @Override
        public void run() {
            try {
                slots.forEach(this::next);
                while (awaited > 0 && failure == null) {
                    synchronized (lock) {
                        while (answers == 0) {
                            lock.wait();
                        }
                    }
                    for (Slot slot : slots) {
                        if (failure == null) {
                            look(slot);
                        }
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            reports = new ArrayList<>();
            for (int i = 0; i < slots.size(); i++) {
                reports.add(WorkerReport.byCurrentThread("Worker-" + (i + 1), slots.get(i).finds));
            }
        }

        private void next(Slot slot) {
            Long n = workload.numbers().poll();
            if (n == null) {
                return;
            }
            awaited++;
            slot.number = n;
            workload.primeTest().isPrime(n).whenComplete((prime, thrown) -> {
                synchronized (lock) {
                    slot.there = true;
                    slot.prime = prime;
                    slot.thrown = thrown;
                    answers++;
                    lock.notifyAll();
                }
            });
        }

        private void look(Slot slot) {
            synchronized (lock) {
                if (!slot.there) {
                    return;
                }
                slot.there = false;
                answers--;
            }
            awaited--;
            if (slot.thrown != null) {
                failure = slot.thrown;
                return;
            }
            if (slot.prime) {
                slot.finds.add(slot.number);
            }
            next(slot);
        }

        RunResult result() {
            if (failure != null) {
                throw new CompletionException(failure);
            }
            return new RunResult(reports);
        }
    }
}
