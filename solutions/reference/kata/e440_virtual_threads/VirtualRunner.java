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

    private record Question(long number, Future<Boolean> answer) {}

    public List<Long> run(Workload workload) throws InterruptedException {
        // C3, C4: one semaphore for the whole run. It limits the tests; the threads are not limited.
        Semaphore places = new Semaphore(workload.workers());
        List<Question> questions = new ArrayList<>();
        // C6: leaving the block waits for all tasks.
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Long n = workload.numbers().poll();
                    n != null;
                    n = workload.numbers().poll()) {
                // C2: a task for each number, and so a thread for each number.
                long number = n;
                questions.add(new Question(number, threads.submit(() -> ask(workload, number, places))));
            }
        }
        List<Long> primes = new ArrayList<>();
        for (Question question : questions) {
            // C7
            if (question.answer.state() == Future.State.FAILED) {
                throw new IllegalStateException(
                        "the test of " + question.number + " failed", question.answer.exceptionNow());
            }
            if (question.answer.resultNow()) {
                primes.add(question.number);
            }
        }
        // C1: whoever was first to be answered.
        return primes.stream().sorted().toList();
    }

    private static boolean ask(Workload workload, long number, Semaphore places) throws InterruptedException {
        places.acquire();
        try {
            return workload.primeTest().isPrime(number);
        } finally {
            // C5: whether it answered or threw.
            places.release();
        }
    }
}
