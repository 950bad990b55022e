package kata.compared;

import kata.e570_two_locks.Transfers;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.Z_Result;

/** Two transfers. A deadlock has no outcome: jcstress does not come to an end then. */
public final class E570Jcstress {

    private E570Jcstress() {}

    /** In opposite directions. */
    @JCStressTest
    @Outcome(id = "9, 11", expect = Expect.ACCEPTABLE, desc = "Both were done.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "Credit is lost or made.")
    @State
    public static class Opposite {

        private final PlainLedger low = new PlainLedger(Integer.MIN_VALUE, 10);
        private final PlainLedger high = new PlainLedger(Integer.MAX_VALUE, 10);
        private final Transfers transfers = new Transfers();

        /** One way. */
        @Actor
        public void first() {
            transfers.transfer(low, high, 3);
        }

        /** The other way. */
        @Actor
        public void second() {
            transfers.transfer(high, low, 2);
        }

        /** Reads both balances when both have ended. */
        @Arbiter
        public void balances(JJ_Result result) {
            result.r1 = low.balance();
            result.r2 = high.balance();
        }
    }

    /** From one ledger that has credit for one of them only. */
    @JCStressTest
    @Outcome(id = "true", expect = Expect.ACCEPTABLE, desc = "One was done.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "Both were done, or none, or credit is lost or made.")
    @State
    public static class TooLittle {

        private final PlainLedger from = new PlainLedger(1, 5);
        private final PlainLedger one = new PlainLedger(2, 0);
        private final PlainLedger other = new PlainLedger(3, 0);
        private final Transfers transfers = new Transfers();
        private boolean first;
        private boolean second;

        /** To one. */
        @Actor
        public void first() {
            first = transfers.transfer(from, one, 4);
        }

        /** To the other one. */
        @Actor
        public void second() {
            second = transfers.transfer(from, other, 4);
        }

        /** Reads the balances when both have ended. */
        @Arbiter
        public void balances(Z_Result result) {
            result.r1 = first != second
                    && from.balance() == 1
                    && one.balance() == (first ? 4 : 0)
                    && other.balance() == (second ? 4 : 0);
        }
    }
}
