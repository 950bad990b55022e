/* Another right way: the loop is an Executor, so a stage can be told to call back on it. */
package kata.e310_asynchronous;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import kata.model.AsyncWorkload;
import kata.model.RunResult;
import kata.model.WorkerReport;

public final class AsyncTaskRunner {

    /** Runs tasks in a thread of its own until it is told to stop. */
    private static final class EventLoop implements Executor {

        private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
        private final Thread thread = new Thread(this::loop, "event-loop");
        private boolean stopped;

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        /** Only from a task. */
        void stop() {
            stopped = true;
        }

        private void loop() {
            try {
                while (!stopped) {
                    tasks.take().run();
                }
            } catch (InterruptedException e) {
                stopped = true;
            }
        }
    }

    private static final class Worker {

        private final String name;
        private final List<Long> primes = new ArrayList<>();
        private final Search search;

        Worker(int number, Search search) {
            this.name = "Worker-" + number;
            this.search = search;
        }

        void next() {
            Long n = search.workload.numbers().poll();
            if (n == null) {
                search.workerHasEnded();
                return;
            }
            search.workload
                    .primeTest()
                    .isPrime(n)
                    .whenCompleteAsync((prime, thrown) -> took(n, prime, thrown), search.loop);
        }

        private void took(long n, Boolean prime, Throwable thrown) {
            if (thrown != null) {
                search.fail(thrown);
                return;
            }
            if (prime) {
                primes.add(n);
            }
            next();
        }
    }

    private static final class Search {

        private final EventLoop loop = new EventLoop();
        private final AsyncWorkload workload;
        private final List<Worker> workers;
        private List<WorkerReport> reports = List.of();
        private Throwable failure;
        private int working;

        Search(AsyncWorkload workload) {
            this.workload = workload;
            this.working = workload.workers();
            this.workers = IntStream.rangeClosed(1, working)
                    .mapToObj(i -> new Worker(i, this))
                    .toList();
        }

        void workerHasEnded() {
            if (--working == 0) {
                reports = workers.stream()
                        .map(worker -> WorkerReport.byCurrentThread(worker.name, worker.primes))
                        .toList();
                loop.stop();
            }
        }

        void fail(Throwable thrown) {
            failure = thrown;
            loop.stop();
        }
    }

    public RunResult run(AsyncWorkload workload) throws InterruptedException {
        Search search = new Search(workload);
        search.workers.forEach(worker -> search.loop.execute(worker::next));
        search.loop.thread.start();
        search.loop.thread.join();
        if (search.failure != null) {
            throw new CompletionException(search.failure);
        }
        return new RunResult(search.reports);
    }
}
