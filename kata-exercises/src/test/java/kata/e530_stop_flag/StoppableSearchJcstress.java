package kata.e530_stop_flag;

import java.util.AbstractQueue;
import java.util.Collections;
import java.util.Iterator;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;

/** C3 as a race that is run: a search through an endless queue, and one call of {@code stop}. */
@JCStressTest(Mode.Termination)
@Outcome(id = "TERMINATED", expect = Expect.ACCEPTABLE, desc = "The search has ended.")
@Outcome(id = "STALE", expect = Expect.FORBIDDEN, desc = "C3: the search runs on, it has not seen the stop.")
@State
public class StoppableSearchJcstress {

    private final StoppableSearch search = new StoppableSearch(new Sevens(), n -> false);

    /** Searches until it is stopped. */
    @Actor
    public void run() {
        search.run();
    }

    /** Stops it. */
    @Signal
    public void stop() {
        search.stop();
    }

    /** A queue that never ends, and has nothing in it that orders memory: no lock, no volatile field. */
    private static final class Sevens extends AbstractQueue<Long> {

        private static final Long SEVEN = 7L;

        @Override
        public Long poll() {
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
            return Integer.MAX_VALUE;
        }

        @Override
        public Iterator<Long> iterator() {
            return Collections.emptyIterator();
        }
    }
}
