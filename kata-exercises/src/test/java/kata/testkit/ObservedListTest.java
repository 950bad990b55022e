package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import kata.testkit.Company.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A plain list in which a test can park a thread. */
class ObservedListTest {

    private Company company;
    private ObservedList list;

    @BeforeEach
    void gather() {
        Bystanders.remember();
        TestScope.begin();
        company = Company.gather();
        list = new ObservedList();
    }

    @AfterEach
    void scatter() {
        TestScope.current().end();
    }

    @Test
    void two_threads_that_add_at_once_lose_a_number() throws Exception {
        list.parkInside();
        Member<Boolean> first = company.start("first", () -> list.add(2L));
        assertEquals(Outcome.MET, company.awaitUntil(list::hasParked));
        company.resultOf(company.start("second", () -> list.add(3L)));

        list.release();
        company.resultOf(first);

        assertTrue(list.wasShared());
        assertEquals(List.of(2L), list.values());
        assertEquals("""
                first         second
                add 2 begins
                              add 3 begins <-
                              add 3 ends
                add 2 ends""", list.interleaving().table());
    }

    @Test
    void every_way_to_read_is_seen() throws Exception {
        list.add(2L);
        list.parkInside();
        Member<Boolean> writer = company.start("writer", () -> list.add(3L));
        assertEquals(Outcome.MET, company.awaitUntil(list::hasParked));
        List<Runnable> ways = List.of(
                () -> List.copyOf(list),
                () -> new ArrayList<>(list),
                () -> list.stream().toList(),
                () -> list.forEach(n -> {}),
                () -> list.contains(2L),
                () -> list.get(0));
        for (Runnable way : ways) {
            int before = list.interleaving().steps().size();
            way.run();
            assertTrue(list.interleaving().steps().size() > before);
            assertTrue(list.wasShared());
        }
        list.release();
        company.resultOf(writer);
    }

    @Test
    void one_after_the_other_it_is_a_list_like_any_other() throws Exception {
        list.add(2L);
        list.add(5L);
        list.add(1, 3L);
        list.remove(0);

        assertEquals(List.of(3L, 5L), list);
        assertEquals(List.of(3L, 5L), list.values());
        company.resultOf(company.start("other", () -> list.add(7L)));
        assertFalse(list.wasShared());
    }

    @Test
    void planned_failures_change_nothing() {
        list.failNextAdd().failNextRead();

        assertThrows(PlannedFailure.class, () -> list.add(2L));
        assertThrows(PlannedFailure.class, () -> List.copyOf(list));
        assertEquals(List.of(), list);
        assertFalse(list.wasShared());
    }
}
