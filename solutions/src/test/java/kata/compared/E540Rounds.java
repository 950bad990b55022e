package kata.compared;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import kata.e540_bounded_resource.BoundedResource;
import org.junit.jupiter.api.Test;

/** The bounded resource, as a stress test: twice as many callers as places, and a call now and then that fails. */
class E540Rounds {

    private static final int PLACES = 3;
    private static final int CALLS = 30;
    /** Without it nobody would meet anybody inside. */
    private static final long A_WHILE_NANOS = 200_000;

    @Test
    void there_are_never_more_callers_inside_than_places() throws Exception {
        for (int round = 0; round < Crowd.ROUNDS; round++) {
            AtomicInteger inside = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            BoundedResource resource = new BoundedResource(
                    n -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        LockSupport.parkNanos(A_WHILE_NANOS);
                        inside.decrementAndGet();
                        if (n % 10 == 0) {
                            throw new IllegalArgumentException("cannot test " + n);
                        }
                        return n % 2 == 0;
                    },
                    PLACES);

            Crowd.together(Crowd.each(2 * PLACES, () -> {
                for (int n = 1; n <= CALLS; n++) {
                    try {
                        if (n % 3 == 0) {
                            resource.tryIsPrime(n);
                        } else {
                            resource.isPrime(n);
                        }
                    } catch (IllegalArgumentException e) {
                        // Meant to be: every place has to come back all the same.
                    }
                }
                return null;
            }));

            assertTrue(most.get() <= PLACES, most + " callers in a resource of " + PLACES + " places");
        }
    }
}
