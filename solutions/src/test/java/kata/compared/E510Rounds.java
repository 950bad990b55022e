package kata.compared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import kata.e510_lost_update.PrimeCounter;
import kata.testkit.SharedTally;
import org.junit.jupiter.api.Test;

/** The lost update, as a stress test. */
class E510Rounds {

    private static final int FINDS = 5_000;

    @Test
    void no_find_is_lost() throws Exception {
        for (int round = 0; round < Crowd.ROUNDS; round++) {
            PrimeCounter counter = new PrimeCounter(new SharedTally());

            Crowd.together(Crowd.each(Crowd.THREADS, () -> {
                for (int i = 0; i < FINDS; i++) {
                    counter.found(2 + i);
                }
                return null;
            }));

            assertEquals(Crowd.THREADS * FINDS, counter.total());
        }
    }
}
