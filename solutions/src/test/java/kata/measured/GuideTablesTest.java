package kata.measured;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the rows of the tables find what they should; how long they take is nobody's business here. */
class GuideTablesTest {

    static Stream<Approach> rows() {
        return Stream.concat(
                Approaches.calculating(1_000, 3).stream(), Approaches.waiting(1_000, Duration.ZERO).stream());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_row_finds_all_primes_up_to_one_thousand(Approach row) throws Exception {
        List<Integer> found = row.prepare().get().run();

        assertEquals(
                GuideTables.KNOWN.get(1_000L), found.stream().mapToInt(n -> n).sum());
    }
}
