package kata.compared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import kata.e410_threads.ThreadsRunner;
import kata.model.RunResult;
import kata.model.Workload;
import kata.testkit.Numbers;
import org.junit.jupiter.api.Test;

/** Threads on a common queue, as a stress test. */
class E410Rounds {

    private static final int LAST = 2_000;

    @Test
    void every_number_is_tested_once_and_every_prime_reported_once() throws Exception {
        for (int round = 0; round < Crowd.ROUNDS; round++) {
            Queue<Long> tested = new ConcurrentLinkedQueue<>();
            Queue<Long> numbers = new ConcurrentLinkedQueue<>(Numbers.listUpTo(LAST));
            Callable<RunResult> run = () -> new ThreadsRunner().run(new Workload(numbers, Crowd.THREADS, n -> {
                tested.add(n);
                return Numbers.isPrime(n);
            }));

            RunResult result = Crowd.together(List.of(run)).getFirst();

            assertEquals(Numbers.listUpTo(LAST), tested.stream().sorted().toList());
            assertEquals(
                    Numbers.primesUpTo(LAST),
                    result.workers().stream()
                            .flatMap(report -> report.primes().stream())
                            .sorted()
                            .toList());
        }
    }
}
