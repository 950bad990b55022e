package kata.e570_two_locks;

import java.util.List;
import java.util.concurrent.Callable;
import kata.compared.PlainLedger;
import kata.testkit.Expect;
import kata.testkit.Scenario;

/**
 * What is explored of {@link Transfers} to compare tools.
 *
 * <p>No test of its own, see {@link kata.compared.RaceToolsRun}; the name must end in Test, or it would be taken for
 * the code that is explored.
 */
final class TransfersScenariosTest {

    private TransfersScenariosTest() {}

    /** Two transfers in opposite directions. */
    static final class Opposite implements Scenario {

        private final PlainLedger low = new PlainLedger(Integer.MIN_VALUE, 10);
        private final PlainLedger high = new PlainLedger(Integer.MAX_VALUE, 10);
        private final Transfers transfers = new Transfers();

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> transfers.transfer(low, high, 3), () -> transfers.transfer(high, low, 2));
        }

        @Override
        public void check() {
            Expect.equal("the balances", List.of(low.balance(), high.balance()), List.of(9L, 11L));
        }
    }

    /** Two transfers from one ledger that has credit for one of them. */
    static final class TooLittle implements Scenario {

        private final PlainLedger from = new PlainLedger(1, 5);
        private final PlainLedger one = new PlainLedger(2, 0);
        private final PlainLedger other = new PlainLedger(3, 0);
        private final Transfers transfers = new Transfers();

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> transfers.transfer(from, one, 4), () -> transfers.transfer(from, other, 4));
        }

        @Override
        public void check() {
            Expect.equal("the balance after two transfers of 4 from 5", from.balance(), 1L);
            Expect.equal("the balances of the two takers together", one.balance() + other.balance(), 4L);
        }
    }
}
