package kata.e530_stop_flag;

import java.util.AbstractQueue;
import java.util.Collections;
import java.util.Iterator;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * C3 as a race that is run: a search through a queue that takes long to end, and one call of {@code stop}. What is
 * counted is how the search ended: soon after the stop, or only with the queue.
 *
 * <p>The mode of jcstress for threads that never end would wait for half a minute.
 */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "The search has ended when it was stopped, or before.")
@Outcome(id = "1", expect = Expect.FORBIDDEN, desc = "C3: stopped, the search went on to the end of the queue.")
@State
public class StoppableSearchJcstress {

    private final Sevens numbers = new Sevens();
    private final StoppableSearch search = new StoppableSearch(numbers, n -> false);

    /** Searches until it is stopped, or there is nothing left. */
    @Actor
    public void run(I_Result result) {
        search.run();
        boolean toTheEnd = numbers.left == 0;
        result.r1 = toTheEnd && numbers.leftWhenStopped > Sevens.FAR_FROM_THE_END ? 1 : 0;
    }

    /** Stops it, and looks how far it has got. */
    @Actor
    public void stop() {
        search.stop();
        numbers.leftWhenStopped = numbers.left;
    }

    /** A queue that has nothing in it that orders memory: no lock, no volatile field. */
    private static final class Sevens extends AbstractQueue<Long> {

        private static final int ALL = 40_000_000;
        /** To test so many more takes far longer than any processor needs to pass on a write. */
        private static final int FAR_FROM_THE_END = 20_000_000;

        private static final Long SEVEN = 7L;

        private int left = ALL;
        private int leftWhenStopped;

        @Override
        public Long poll() {
            return left == 0 ? null : taken();
        }

        private Long taken() {
            left--;
            return SEVEN;
        }

        @Override
        public Long peek() {
            return SEVEN;
        }

        @Override
        public boolean offer(Long number) {
            return false;
        }

        @Override
        public int size() {
            return left;
        }

        @Override
        public Iterator<Long> iterator() {
            return Collections.emptyIterator();
        }
    }
}
