package kata.e420_locked_list;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import kata.model.Workload;
import kata.testkit.Expect;
import kata.testkit.Numbers;
import kata.testkit.Scenario;

/**
 * What is explored of {@link LockedListRunner} to compare tools.
 *
 * <p>No test of its own, see {@link kata.compared.RaceToolsRun}; the name must end in Test, or it would be taken for
 * the code that is explored.
 */
final class LockedListScenariosTest {

    private LockedListScenariosTest() {}

    /** Two workers find 2 and 3, a reader looks. */
    static final class FindAndRead implements Scenario {

        private final LockedListRunner runner = new LockedListRunner(new ArrayList<>());
        private List<Long> seen;

        @Override
        public List<Callable<?>> work() {
            Queue<Long> numbers = new ConcurrentLinkedQueue<>(List.of(2L, 3L, 4L));
            return List.of(
                    () -> {
                        runner.run(new Workload(numbers, 2, Numbers::isPrime));
                        return null;
                    },
                    () -> seen = runner.found());
        }

        @Override
        public void check() {
            List<Long> all = runner.found().stream().sorted().toList();
            Expect.equal("the primes found among 2, 3 and 4", all, List.of(2L, 3L));
            Expect.that(all.containsAll(seen), () -> "found has given " + seen);
        }
    }
}
