/*
 * Broken on purpose: all threads add to one list, which is not safe for several threads.
 * Verdict: RACE
 * Clause: C1
 */
package kata.e440_virtual_threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import kata.model.Workload;

/** The approach with virtual threads: one for each number, and a semaphore that lets so many test at once. */
public final class VirtualRunner {

    private record Question(long number, Future<?> answer) {}

    public List<Long> run(Workload workload) throws InterruptedException {
        Semaphore places = new Semaphore(workload.workers());
        List<Question> questions = new ArrayList<>();
        List<Long> primes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Long n = workload.numbers().poll();
                    n != null;
                    n = workload.numbers().poll()) {
                long number = n;
                questions.add(new Question(number, threads.submit(() -> ask(workload, number, places, primes))));
            }
        }
        for (Question question : questions) {
            if (question.answer.state() == Future.State.FAILED) {
                throw new IllegalStateException(
                        "the test of " + question.number + " failed", question.answer.exceptionNow());
            }
        }
        return primes.stream().sorted().toList();
    }

    private static Void ask(Workload workload, long number, Semaphore places, List<Long> primes)
            throws InterruptedException {
        places.acquire();
        try {
            if (workload.primeTest().isPrime(number)) {
                primes.add(number);
            }
            return null;
        } finally {
            places.release();
        }
    }
}
