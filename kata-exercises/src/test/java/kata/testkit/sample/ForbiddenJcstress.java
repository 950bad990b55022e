package kata.testkit.sample;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Always shows what it forbids. */
@JCStressTest
@Outcome(id = "1, 2", expect = Expect.FORBIDDEN, desc = "C2: it is always seen.")
@Outcome(expect = Expect.ACCEPTABLE, desc = "Never.")
@State
public class ForbiddenJcstress {

    /** Sees 1. */
    @Actor
    public void first(II_Result result) {
        result.r1 = 1;
    }

    /** Sees 2. */
    @Actor
    public void second(II_Result result) {
        result.r2 = 2;
    }
}
