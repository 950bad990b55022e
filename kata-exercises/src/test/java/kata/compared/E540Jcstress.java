package kata.compared;

import java.util.concurrent.atomic.AtomicInteger;
import kata.e540_bounded_resource.BoundedResource;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Two callers of a resource with one place. */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "One at a time.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Both were in it at once.")
@State
public class E540Jcstress {

    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final BoundedResource resource = new BoundedResource(this::test, 1);

    private boolean test(long n) {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        inside.decrementAndGet();
        return n == 2;
    }

    /** Waits for the place, twice. */
    @Actor
    public void first() {
        ask(2);
        ask(3);
    }

    /** Tries to get it, and waits for it. */
    @Actor
    public void second() {
        resource.tryIsPrime(5);
        ask(7);
    }

    private void ask(long n) {
        try {
            resource.isPrime(n);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many were inside at once. */
    @Arbiter
    public void compare(I_Result result) {
        result.r1 = most.get();
    }
}
