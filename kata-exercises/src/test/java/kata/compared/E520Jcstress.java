package kata.compared;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import kata.e520_check_then_act.PrimeRegister;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/** Two workers that record: the same prime, or two different ones. */
public final class E520Jcstress {

    private E520Jcstress() {}

    /** Both record 7. */
    @JCStressTest
    @Outcome(id = "true", expect = Expect.ACCEPTABLE, desc = "One has recorded it, and the map names that one.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "Both have recorded it, or none, or the map names the other one.")
    @State
    public static class OnePrime {

        private final ConcurrentMap<Long, String> finders = new ConcurrentHashMap<>();
        private final PrimeRegister register = new PrimeRegister(finders, new AtomicCell());
        private boolean first;
        private boolean second;

        /** Records it. */
        @Actor
        public void first() {
            first = register.record(7, "first");
        }

        /** Records it too. */
        @Actor
        public void second() {
            second = register.record(7, "second");
        }

        /** Asks the map when both have ended. */
        @Arbiter
        public void compare(Z_Result result) {
            result.r1 = first != second && finders.get(7L).equals(first ? "first" : "second");
        }
    }

    /** One records 5, the other 3 and 11. */
    @JCStressTest
    @Outcome(id = "true", expect = Expect.ACCEPTABLE, desc = "The cell holds the largest.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "The largest prime is lost.")
    @State
    public static class Largest {

        private final AtomicCell largest = new AtomicCell();
        private final PrimeRegister register = new PrimeRegister(new ConcurrentHashMap<>(), largest);

        /** Records 5. */
        @Actor
        public void first() {
            register.record(5, "first");
        }

        /** Records a smaller and a larger one. */
        @Actor
        public void second() {
            register.record(3, "second");
            register.record(11, "second");
        }

        /** Asks the cell when both have ended. */
        @Arbiter
        public void compare(Z_Result result) {
            result.r1 = largest.get() == 11;
        }
    }
}
