package kata.compared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import kata.e420_locked_list.LockedListRunner;
import kata.model.Workload;
import kata.testkit.Numbers;
import org.junit.jupiter.api.Test;

/** One list for all finds, as a stress test: workers add to it while a reader copies it. */
class E420Rounds {

    private static final int LAST = 10_000;

    @Test
    void no_prime_is_lost_and_readers_see_only_primes() throws Exception {
        List<Long> primes = Numbers.primesUpTo(LAST);
        for (int round = 0; round < Crowd.ROUNDS; round++) {
            List<Long> list = new ArrayList<>();
            LockedListRunner runner = new LockedListRunner(list);
            Queue<Long> numbers = new ConcurrentLinkedQueue<>(Numbers.listUpTo(LAST));
            AtomicBoolean ended = new AtomicBoolean();
            Callable<Void> run = () -> {
                try {
                    runner.run(new Workload(numbers, Crowd.THREADS, Numbers::isPrime));
                } finally {
                    ended.set(true);
                }
                return null;
            };
            Callable<Void> read = () -> {
                while (!ended.get()) {
                    List<Long> seen = runner.found();
                    assertEquals(seen.size(), new HashSet<>(seen).size(), "a prime was seen twice");
                    assertTrue(seen.stream().allMatch(Numbers::isPrime), "something else than primes was seen");
                }
                return null;
            };

            Crowd.together(List.of(run, read));

            assertEquals(primes, list.stream().sorted().toList());
            assertEquals(primes, runner.found().stream().sorted().toList());
        }
    }
}
