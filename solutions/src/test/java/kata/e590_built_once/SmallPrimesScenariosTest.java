package kata.e590_built_once;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import kata.testkit.Expect;
import kata.testkit.Scenario;

/**
 * What is explored of {@link SmallPrimes} to compare tools.
 *
 * <p>No test of its own, see {@link kata.compared.RaceToolsRun}; the name must end in Test, or it would be taken for
 * the code that is explored.
 */
final class SmallPrimesScenariosTest {

    private SmallPrimesScenariosTest() {}

    /** Three threads want the table. */
    static final class FirstUse implements Scenario {

        private final AtomicInteger made = new AtomicInteger();
        private final SmallPrimes primes = new SmallPrimes(this::make);
        private List<Integer> first;
        private List<Integer> second;
        private List<Integer> third;

        private List<Integer> make() {
            made.incrementAndGet();
            step();
            return new ArrayList<>(List.of(2, 3, 5, 7));
        }

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> first = primes.table(), () -> second = primes.table(), () -> third = primes.table());
        }

        @Override
        public void check() {
            Expect.equal("times that the table was made", made.get(), 1);
            Expect.that(first == second && second == third, () -> "not all have got the same table");
            Expect.equal("the table", first, List.of(2, 3, 5, 7));
        }
    }
}
