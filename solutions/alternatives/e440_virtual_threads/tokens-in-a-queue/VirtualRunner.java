/* Another right way: so many tokens in a blocking queue; whoever tests has one. */
package kata.e440_virtual_threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kata.model.Workload;

/** The approach with virtual threads: one for each number, and a semaphore that lets so many test at once. */
public final class VirtualRunner {

    private record Question(long number, Future<Boolean> answer) {}

    public List<Long> run(Workload workload) throws InterruptedException {
        BlockingQueue<Object> places = new ArrayBlockingQueue<>(workload.workers());
        for (int i = 0; i < workload.workers(); i++) {
            places.add(new Object());
        }
        List<Question> questions = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Long n = workload.numbers().poll();
                    n != null;
                    n = workload.numbers().poll()) {
                long number = n;
                questions.add(new Question(number, threads.submit(() -> ask(workload, number, places))));
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

    private static boolean ask(Workload workload, long number, BlockingQueue<Object> places)
            throws InterruptedException {
        Object token = places.take();
        try {
            return workload.primeTest().isPrime(number);
        } finally {
            places.add(token);
        }
    }
}
