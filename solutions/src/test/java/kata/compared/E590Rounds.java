package kata.compared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import kata.e590_built_once.SmallPrimes;
import org.junit.jupiter.api.Test;

/** Built once, as a stress test: several threads want the table of each of many instances. */
class E590Rounds {

    private static final int INSTANCES = 100;

    @Test
    void the_table_is_made_once_and_all_get_it_finished() throws Exception {
        for (int round = 0; round < Crowd.ROUNDS * INSTANCES; round++) {
            AtomicInteger made = new AtomicInteger();
            SmallPrimes primes = new SmallPrimes(() -> {
                made.incrementAndGet();
                return new ArrayList<>(List.of(2, 3, 5, 7));
            });

            List<List<Integer>> tables = Crowd.together(Crowd.each(Crowd.THREADS, primes::table));

            assertEquals(1, made.get());
            for (List<Integer> table : tables) {
                assertSame(tables.getFirst(), table);
                assertEquals(List.of(2, 3, 5, 7), table);
            }
        }
    }
}
