package kata.e530_stop_flag;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import kata.testkit.Expect;
import kata.testkit.Numbers;
import kata.testkit.Scenario;

/**
 * What is explored of {@link StoppableSearch} to compare tools.
 *
 * <p>No test of its own, see {@link kata.compared.RaceToolsRun}; the name must end in Test, or it would be taken for
 * the code that is explored.
 */
final class StoppableSearchScenariosTest {

    private StoppableSearchScenariosTest() {}

    /** One searches, one stops it. */
    static final class Stopped implements Scenario {

        private final Queue<Long> numbers = new ConcurrentLinkedQueue<>(List.of(2L, 3L, 4L));
        private final Queue<Long> tested = new ConcurrentLinkedQueue<>();
        private final StoppableSearch search = new StoppableSearch(numbers, this::test);
        private List<Long> found;

        private boolean test(long n) {
            step();
            tested.add(n);
            return Numbers.isPrime(n);
        }

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> found = search.run(), () -> {
                search.stop();
                return null;
            });
        }

        @Override
        public void check() {
            Expect.equal(
                    "the primes of a search that tested " + tested,
                    found,
                    tested.stream().filter(Numbers::isPrime).toList());
            Expect.equal("the primes of a search that was stopped before", search.run(), List.of());
        }
    }
}
