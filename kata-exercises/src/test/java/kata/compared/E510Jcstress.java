package kata.compared;

import kata.e510_lost_update.PrimeCounter;
import kata.testkit.SharedTally;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.J_Result;

/** Two finds. */
@JCStressTest
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "Both are counted.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A find is lost.")
@State
public class E510Jcstress {

    private final PrimeCounter counter = new PrimeCounter(new SharedTally());

    /** Finds one. */
    @Actor
    public void first() {
        counter.found(2);
    }

    /** Finds another one. */
    @Actor
    public void second() {
        counter.found(3);
    }

    /** Reads the total when both have ended. */
    @Arbiter
    public void total(J_Result result) {
        result.r1 = counter.total();
    }
}
