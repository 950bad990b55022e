package kata.compared;

import java.util.AbstractQueue;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import kata.e530_stop_flag.StoppableSearch;
import org.junit.jupiter.api.Test;

/** The stop flag, as a stress test: a search without an end is stopped after a while, and must end then. */
class E530Rounds {

    private static final int A_WHILE_MILLIS = 50;

    @Test
    void a_search_that_was_stopped_ends() throws Exception {
        for (int round = 0; round < Crowd.ROUNDS; round++) {
            StoppableSearch search = new StoppableSearch(new Endless(), n -> false);
            Callable<Void> run = () -> {
                search.run();
                return null;
            };
            Callable<Void> stop = () -> {
                Thread.sleep(A_WHILE_MILLIS);
                search.stop();
                return null;
            };

            Crowd.together(List.of(run, stop));
        }
    }

    /** A queue that is never empty until it is cleared. */
    private static final class Endless extends AbstractQueue<Long> {

        private volatile boolean cleared;

        @Override
        public Long poll() {
            return peek();
        }

        @Override
        public Long peek() {
            return cleared ? null : 7L;
        }

        @Override
        public void clear() {
            cleared = true;
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
