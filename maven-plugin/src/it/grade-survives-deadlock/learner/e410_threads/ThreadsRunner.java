package kata.e410_threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

/** Right for one worker; with more, the first two take two locks in opposite order and meet between them. */
public final class ThreadsRunner implements TaskRunner {

    private final Object queueLock = new Object();
    private final StringBuilder reportLock = new StringBuilder();
    private final CountDownLatch bothHoldOne = new CountDownLatch(2);

    @Override
    public RunResult run(Workload workload) throws InterruptedException {
        List<WorkerReport> reports = new ArrayList<>();
        List<Throwable> thrown = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= workload.workers(); i++) {
            String name = "Worker-" + i;
            boolean odd = i % 2 == 1;
            boolean company = workload.workers() > 1;
            threads.add(new Thread(
                    () -> {
                        try {
                            if (company) {
                                cross(odd ? queueLock : reportLock, odd ? reportLock : queueLock);
                            }
                            work(name, workload, reports);
                        } catch (Throwable e) {
                            thrown.add(e);
                        }
                    },
                    name));
        }
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!thrown.isEmpty()) {
            throw new IllegalStateException(thrown.get(0));
        }
        return new RunResult(reports);
    }

    private void cross(Object first, Object second) throws InterruptedException {
        synchronized (first) {
            bothHoldOne.countDown();
            bothHoldOne.await();
            synchronized (second) { // line 56, shown as 57 by the JVM while it is interpreted
                bothHoldOne.countDown();
            }
        }
    }

    private void work(String name, Workload workload, List<WorkerReport> reports) {
        List<Long> primes = new ArrayList<>();
        for (Long n = workload.numbers().poll(); n != null; n = workload.numbers().poll()) {
            if (workload.primeTest().isPrime(n)) {
                primes.add(n);
            }
        }
        reports.add(WorkerReport.byCurrentThread(name, primes));
    }
}
