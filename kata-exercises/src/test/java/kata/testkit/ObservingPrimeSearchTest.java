package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import kata.testkit.ObservingPrimeSearch.Piece;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sequential search that remembers who asked for which piece. */
class ObservingPrimeSearchTest {

    private ObservingPrimeSearch search;

    @BeforeEach
    void begin() {
        TestScope.begin();
        search = new ObservingPrimeSearch();
    }

    @AfterEach
    void end() {
        TestScope.current().end();
    }

    @Test
    void search_remembers_pieces_by_their_first_number() {
        assertEquals(List.of(11L, 13L), search.primes(8, 15));
        assertEquals(List.of(2L, 3L), search.primes(1, 4));

        assertEquals(
                List.of("1 to 4", "8 to 15"),
                search.pieces().stream().map(Piece::toString).toList());
        assertEquals(8, search.pieces().getLast().length());
        assertEquals(Optional.empty(), search.pieces().getLast().pool());
        assertEquals(0, search.pieces().getLast().depth());
    }

    @Test
    void search_knows_the_pool_of_its_caller() throws Exception {
        try (ForkJoinPool pool = new ForkJoinPool(1)) {
            pool.submit(() -> search.primes(1, 4)).get();

            assertEquals(Optional.of(pool), search.pieces().getFirst().pool());
        }
    }

    @Test
    void search_refuses_what_is_no_piece_but_remembers_it() {
        assertThrows(PlannedFailure.class, () -> search.primes(5, 4));
        assertThrows(PlannedFailure.class, () -> search.primes(-10, Long.MAX_VALUE));

        assertEquals(2, search.pieces().size());
    }

    @Test
    void search_fails_in_the_piece_with_the_number() {
        search.failingAt(7);

        assertThrows(PlannedFailure.class, () -> search.primes(5, 10));
        assertTrue(search.primes(8, 10).isEmpty());
    }
}
