package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import kata.model.Approach;
import kata.model.Contender;
import org.junit.jupiter.api.Test;

/** That the contenders of a measurement do the same work. */
class ContendersTest {

    @Test
    void all_find_the_same_primes() throws Exception {
        for (Map.Entry<Approach, Contender> contender : Contenders.with(3).entrySet()) {
            assertEquals(168, contender.getValue().primes(1_000), contender.getKey()::toString);
            assertEquals(4, contender.getValue().primes(10), contender.getKey()::toString);
        }
    }
}
