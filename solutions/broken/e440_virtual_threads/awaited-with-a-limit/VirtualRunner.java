/*
 * Broken on purpose: the threads have a minute to end, and nobody looks whether they have.
 * Verdict: WRONG
 * Clause: C6
 */
package kata.e440_virtual_threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import kata.model.Workload;

/** The approach with virtual threads: one for each number, and a semaphore that lets so many test at once. */
public final class VirtualRunner {

    private record Question(long number, Future<Boolean> answer) {}

    public List<Long> run(Workload workload) throws InterruptedException {
        Semaphore places = new Semaphore(workload.workers());
        List<Question> questions = new ArrayList<>();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            for (Long n = workload.numbers().poll();
                    n != null;
                    n = workload.numbers().poll()) {
                long number = n;
                questions.add(new Question(number, threads.submit(() -> ask(workload, number, places))));
            }
        } finally {
            threads.shutdown();
            threads.awaitTermination(1, TimeUnit.MINUTES);
        }
        List<Long> primes = new ArrayList<>();
        for (Question question : questions) {
            if (question.answer.state() == Future.State.FAILED) {
                throw new IllegalStateException(
                        "the test of " + question.number + " failed", question.answer.exceptionNow());
            }
            if (question.answer.state() == Future.State.SUCCESS && question.answer.resultNow()) {
                primes.add(question.number);
            }
        }
        return primes.stream().sorted().toList();
    }

    private static boolean ask(Workload workload, long number, Semaphore places) throws InterruptedException {
        places.acquire();
        try {
            return workload.primeTest().isPrime(number);
        } finally {
            places.release();
        }
    }
}
