/*
 * Broken on purpose: the next ones begin when all of the batch have ended.
 * Verdict: NOT_CONCURRENT
 * Clause: C3
 */
package kata.e440_virtual_threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kata.model.Workload;

/** The approach with virtual threads: one for each number, and a semaphore that lets so many test at once. */
public final class VirtualRunner {

    private record Question(long number, Future<Boolean> answer) {}

    public List<Long> run(Workload workload) throws InterruptedException {
        List<Question> questions = new ArrayList<>();
        while (!workload.numbers().isEmpty()) {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < workload.workers() && !workload.numbers().isEmpty(); i++) {
                    long number = workload.numbers().remove();
                    questions.add(new Question(number, threads.submit(() -> ask(workload, number))));
                }
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

    private static boolean ask(Workload workload, long number) {
        return workload.primeTest().isPrime(number);
    }
}
