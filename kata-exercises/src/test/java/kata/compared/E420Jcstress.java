package kata.compared;

import java.util.ArrayList;
import java.util.List;
import kata.e420_locked_list.LockedListRunner;
import kata.model.Workload;
import kata.testkit.Numbers;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/** A run of two workers, and a reader beside it. The workers are started anew for each sample, so there are few. */
@JCStressTest
@Outcome(id = "true", expect = Expect.ACCEPTABLE, desc = "All primes are there, and only primes were seen.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A prime is lost, or something else was seen.")
@State
public class E420Jcstress {

    private final LockedListRunner runner = new LockedListRunner(new ArrayList<>());
    private List<Long> seen;

    /** Lets two workers find 2, 3, 5 and 7. */
    @Actor
    public void run() {
        try {
            runner.run(new Workload(Numbers.upTo(7), 2, n -> n == 2 || n == 3 || n == 5 || n == 7));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads meanwhile. */
    @Actor
    public void read() {
        seen = runner.found();
    }

    /** Looks when both have ended. */
    @Arbiter
    public void compare(Z_Result result) {
        List<Long> all = runner.found().stream().sorted().toList();
        result.r1 = all.equals(List.of(2L, 3L, 5L, 7L)) && all.containsAll(seen);
    }
}
