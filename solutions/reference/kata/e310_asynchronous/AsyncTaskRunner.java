package kata.e310_asynchronous;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import kata.model.AsyncWorkload;
import kata.model.RunResult;
import kata.model.WorkerReport;

/** The asynchronous approach: one thread asks many questions and takes in the answers as they come. */
public final class AsyncTaskRunner {

    /** Runs the workload on an event loop and waits for its end. */
    public RunResult run(AsyncWorkload workload) throws InterruptedException {
        EventLoop loop = new EventLoop(workload);
        Thread thread = new Thread(loop::run, "event-loop");
        thread.start();
        try {
            // C1: the loop has ended when join returns, and what it wrote can be read from here on.
            thread.join();
        } finally {
            // If the caller was interrupted, nobody waits for the loop any more.
            thread.interrupt();
        }
        if (loop.failure != null) {
            throw new CompletionException(loop.failure);
        }
        return new RunResult(loop.reports);
    }

    /*
     * Everything in here is touched by the loop's thread alone, so nothing is locked or volatile. The one exception is
     * the queue of tasks: there the threads that bring the answers and the loop meet.
     */
    private static final class EventLoop {

        private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
        private final List<Worker> workers = new ArrayList<>();
        private final List<WorkerReport> reports = new ArrayList<>();
        private final AsyncWorkload workload;
        private int awaited;
        private Throwable failure;

        EventLoop(AsyncWorkload workload) {
            this.workload = workload;
            for (int i = 1; i <= workload.workers(); i++) {
                workers.add(new Worker("Worker-" + i, new ArrayList<>()));
            }
        }

        void run() {
            // C3, C4: nobody waits here, so all workers have their first number under way.
            workers.forEach(this::takeNumber);
            try {
                // C6: after a failure no task is run any more, whatever is still awaited.
                while (awaited > 0 && failure == null) {
                    tasks.take().run();
                }
            } catch (InterruptedException e) {
                return;
            }
            // C7: made on this thread, so with its id.
            workers.forEach(worker -> reports.add(WorkerReport.byCurrentThread(worker.name, worker.primes)));
        }

        private void takeNumber(Worker worker) {
            // C2
            Long n = workload.numbers().poll();
            if (n == null) {
                return;
            }
            awaited++;
            // C1, C5: whichever thread calls back, it only leaves a task. Even an answer that is there already is taken
            // in later, from the loop, and not from the depth of this call.
            workload.primeTest()
                    .isPrime(n)
                    .whenComplete((prime, thrown) -> tasks.add(() -> answered(worker, n, prime, thrown)));
        }

        private void answered(Worker worker, long n, Boolean prime, Throwable thrown) {
            awaited--;
            if (thrown != null) {
                failure = thrown;
                return;
            }
            if (prime) {
                worker.primes.add(n);
            }
            takeNumber(worker);
        }
    }

    private record Worker(String name, List<Long> primes) {}
}
