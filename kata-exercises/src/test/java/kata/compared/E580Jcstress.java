package kata.compared;

import kata.e580_bounded_buffer.BoundedBuffer;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/**
 * One producer and one consumer. Who is woken wrongly needs a third thread, and on two processors jcstress has two. A
 * thread that is never woken has no outcome: jcstress does not come to an end then.
 */
public final class E580Jcstress {

    private E580Jcstress() {}

    private static void put(BoundedBuffer buffer) {
        try {
            buffer.put(2);
            buffer.put(3);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long take(BoundedBuffer buffer) {
        try {
            return buffer.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each waits for the other. */
    @JCStressTest
    @Outcome(id = "2, 3", expect = Expect.ACCEPTABLE, desc = "Both numbers have arrived, in their order.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A number is lost, or came twice, or too early.")
    @State
    public static class OnePlace {

        private final BoundedBuffer buffer = new BoundedBuffer(new PlainShelf(1));

        /** Puts two numbers. */
        @Actor
        public void producer() {
            put(buffer);
        }

        /** Takes two numbers. */
        @Actor
        public void consumer(JJ_Result result) {
            result.r1 = take(buffer);
            result.r2 = take(buffer);
        }
    }

    /** Both may be about at the same time. */
    @JCStressTest
    @Outcome(id = "2, 3", expect = Expect.ACCEPTABLE, desc = "Both numbers have arrived, in their order.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A number is lost, or came twice, or too early.")
    @State
    public static class TwoPlaces {

        private final BoundedBuffer buffer = new BoundedBuffer(new PlainShelf(2));

        /** Puts two numbers. */
        @Actor
        public void producer() {
            put(buffer);
        }

        /** Takes two numbers. */
        @Actor
        public void consumer(JJ_Result result) {
            result.r1 = take(buffer);
            result.r2 = take(buffer);
        }
    }
}
