package kata.e410_threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

/** Right, but for a thread that waits for ever and keeps the JVM from ending. */
public final class ThreadsRunner implements TaskRunner {

    @Override
    public RunResult run(Workload workload) throws InterruptedException {
        new Thread(ThreadsRunner::sleepForEver, "Forgotten-Helper").start();
        WorkerReport[] reports = new WorkerReport[workload.workers()];
        Throwable[] thrown = new Throwable[workload.workers()];
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workload.workers(); i++) {
            int worker = i;
            threads.add(new Thread(
                    () -> {
                        try {
                            reports[worker] = work("Worker-" + (worker + 1), workload);
                        } catch (Throwable e) {
                            thrown[worker] = e;
                        }
                    },
                    "Worker-" + (worker + 1)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        for (Throwable e : thrown) {
            if (e != null) {
                throw new IllegalStateException(e);
            }
        }
        return new RunResult(List.of(reports));
    }

    private static void sleepForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            sleepForEver();
        }
    }

    private static WorkerReport work(String name, Workload workload) {
        List<Long> primes = new ArrayList<>();
        for (Long n = workload.numbers().poll(); n != null; n = workload.numbers().poll()) {
            if (workload.primeTest().isPrime(n)) {
                primes.add(n);
            }
        }
        return WorkerReport.byCurrentThread(name, primes);
    }
}
