/*
 * Broken on purpose: a free place is taken only when the oldest test has ended; until then it stays empty.
 * Verdict: NOT_CONCURRENT
 * Clause: C3
 */
package kata.e440_virtual_threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kata.model.Workload;

/** The approach with virtual threads: one for each number, and a semaphore that lets so many test at once. */
public final class VirtualRunner {

    private record Question(long number, Future<Boolean> answer) {}

    public List<Long> run(Workload workload) throws InterruptedException {
        List<Question> questions = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Long n = workload.numbers().poll();
                    n != null;
                    n = workload.numbers().poll()) {
                if (questions.size() >= workload.workers()) {
                    await(questions.get(questions.size() - workload.workers()).answer);
                }
                long number = n;
                questions.add(new Question(
                        number, threads.submit(() -> workload.primeTest().isPrime(number))));
            }
        }
        List<Long> primes = new ArrayList<>();
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

    private static void await(Future<Boolean> answer) throws InterruptedException {
        try {
            answer.get();
        } catch (ExecutionException e) {
            // It comes out at the end.
        }
    }
}
