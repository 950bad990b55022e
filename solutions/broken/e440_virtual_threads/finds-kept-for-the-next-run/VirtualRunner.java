/*
 * Broken on purpose: the primes are a field, and those of the run before come out again.
 * Verdict: WRONG
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

    private final List<Long> primes = new ArrayList<>();

    private record Question(long number, Future<Boolean> answer) {}

    public List<Long> run(Workload workload) throws InterruptedException {
        Semaphore places = new Semaphore(workload.workers());
        List<Question> questions = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Long n = workload.numbers().poll();
                    n != null;
                    n = workload.numbers().poll()) {
                long number = n;
                questions.add(new Question(number, threads.submit(() -> ask(workload, number, places))));
            }
        }
        for (Question question : questions) {
            if (question.answer.state() == Future.State.FAILED) {
                throw new IllegalStateException(
                        "the test of " + question.number + " failed", question.answer.exceptionNow());
            }
            if (question.answer.resultNow()) {
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
