package kata.e520_check_then_act;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import kata.compared.AtomicCell;
import kata.testkit.Expect;
import kata.testkit.Scenario;

/**
 * What is explored of {@link PrimeRegister} to compare tools.
 *
 * <p>No test of its own, see {@link kata.compared.RaceToolsRun}; the name must end in Test, or it would be taken for
 * the code that is explored.
 */
final class PrimeRegisterScenariosTest {

    private PrimeRegisterScenariosTest() {}

    /** Two workers record the same prime. */
    static final class OnePrime implements Scenario {

        private final ConcurrentMap<Long, String> finders = new ConcurrentHashMap<>();
        private final PrimeRegister register = new PrimeRegister(finders, new AtomicCell());
        private boolean first;
        private boolean second;

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> first = register.record(7, "first"), () -> second = register.record(7, "second"));
        }

        @Override
        public void check() {
            Expect.that(
                    first != second,
                    () -> (first ? "both threads" : "none of two threads") + " heard that it was first");
            Expect.equal("the map's name for 7", finders.get(7L), first ? "first" : "second");
        }
    }

    /** Two workers record a prime each, the second one a smaller or a larger one. */
    abstract static class TwoPrimes implements Scenario {

        private final AtomicCell largest = new AtomicCell();
        private final PrimeRegister register = new PrimeRegister(new ConcurrentHashMap<>(), largest);
        private final long other;

        TwoPrimes(long other) {
            this.other = other;
        }

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> register.record(5, "first"), () -> register.record(other, "second"));
        }

        @Override
        public void check() {
            Expect.equal("the cell after 5 and " + other, largest.get(), Math.max(5, other));
        }
    }

    static final class SmallerSecond extends TwoPrimes {

        SmallerSecond() {
            super(3);
        }
    }

    static final class LargerSecond extends TwoPrimes {

        LargerSecond() {
            super(11);
        }
    }
}
