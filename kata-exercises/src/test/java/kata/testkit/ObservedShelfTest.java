package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import kata.testkit.Company.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shelf at which a test can park the learner's threads. */
class ObservedShelfTest {

    private Company company;
    private ObservedShelf shelf;

    @BeforeEach
    void gather() {
        Bystanders.remember();
        TestScope.begin();
        company = Company.gather();
        shelf = new ObservedShelf(1);
    }

    @AfterEach
    void scatter() {
        TestScope.current().end();
    }

    @Test
    void shelf_gives_the_oldest_number() {
        ObservedShelf two = new ObservedShelf(2);
        two.add(5);
        two.add(3);

        assertEquals(5, two.remove());
        assertEquals(List.of(3L), two.numbers());
        assertEquals(3, two.changes());
        assertEquals(Optional.empty(), two.violation());
    }

    @Test
    void shelf_that_is_full_or_empty_says_so_and_remembers() {
        shelf.add(5);
        assertThrows(IllegalStateException.class, () -> shelf.add(3));
        assertEquals(
                Thread.currentThread().getName() + " added to a full shelf",
                shelf.violation().orElseThrow());

        ObservedShelf empty = new ObservedShelf(1);
        assertThrows(NoSuchElementException.class, empty::remove);
        assertEquals(
                Thread.currentThread().getName() + " removed from an empty shelf",
                empty.violation().orElseThrow());
    }

    @Test
    void shelf_with_a_parked_thread_notices_who_comes_to_look() throws Exception {
        shelf.parkNext();
        Member<Void> first = company.start("first", () -> {
            shelf.add(5);
            return null;
        });
        assertEquals(Outcome.MET, company.awaitUntil(shelf::hasParked));

        assertEquals(0, company.resultOf(company.start("second", shelf::size)));
        shelf.release();
        company.resultOf(first);

        assertEquals(
                "second came to the shelf while first was there",
                shelf.violation().orElseThrow());
        assertEquals("second\nsize <-", shelf.interleaving().table());
        assertEquals(List.of(5L), shelf.numbers());
    }

    @Test
    void shelf_shows_a_look_once_until_something_changes() {
        shelf.size();
        shelf.size();
        shelf.add(5);
        shelf.size();

        assertEquals(
                List.of("size 0", "add 5", "size 1"),
                shelf.interleaving().steps().stream()
                        .map(Interleaving.Step::what)
                        .toList());
    }
}
