package kata.compared;

import kata.e580_bounded_buffer.BoundedBuffer;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/**
 * One producer and one consumer, one place. Who is woken wrongly needs a third thread, and on two processors jcstress
 * has two. A thread that is never woken has no outcome: jcstress does not come to an end then.
 */
@JCStressTest
@Outcome(id = "2, 3", expect = Expect.ACCEPTABLE, desc = "Both numbers have arrived, in their order.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A number is lost, or came twice, or too early.")
@State
public class E580Jcstress {

    private final BoundedBuffer buffer = new BoundedBuffer(new PlainShelf(1));

    /** Puts two numbers. */
    @Actor
    public void producer() {
        try {
            buffer.put(2);
            buffer.put(3);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes two numbers. */
    @Actor
    public void consumer(JJ_Result result) {
        try {
            result.r1 = buffer.take();
            result.r2 = buffer.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
