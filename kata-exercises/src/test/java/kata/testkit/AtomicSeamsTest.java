package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import kata.testkit.Company.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The places with atomic steps where a test can park the learner's threads: map and cell. */
class AtomicSeamsTest {

    private Company company;

    @BeforeEach
    void gather() {
        Bystanders.remember();
        TestScope.begin();
        company = Company.gather();
    }

    @AfterEach
    void scatter() {
        TestScope.current().end();
    }

    @Test
    void map_parked_thread_puts_over_what_came_in_between() throws Exception {
        ObservedMap map = new ObservedMap().parkAfterLook();
        Member<String> first = company.start("first", () -> map.get(7L) == null ? map.put(7L, "a") : "seen");
        assertEquals(Outcome.MET, company.awaitUntil(map::hasParked));
        company.resultOf(company.start("second", () -> map.putIfAbsent(7L, "b")));

        map.release();

        assertEquals("b", company.resultOf(first));
        assertEquals(Map.of(7L, "a"), map.content());
        assertEquals("""
                first        second
                get 7: null
                             putIfAbsent 7: null
                put 7: b <-""", map.interleaving().table());
    }

    @Test
    void map_parks_nobody_who_looks_and_acts_in_one_step() throws Exception {
        ObservedMap map = new ObservedMap().parkAfterLook();

        company.resultOf(company.start("first", () -> map.computeIfAbsent(7L, n -> "a")));

        assertFalse(map.hasParked());
    }

    @Test
    void map_parks_who_looks_through_a_view() {
        ObservedMap map = new ObservedMap().parkAfterLook();

        company.start("first", () -> map.keySet().contains(7L));

        assertEquals(Outcome.MET, company.awaitUntil(map::hasParked));
    }

    @Test
    void cell_parked_thread_is_refused_when_another_was_faster() throws Exception {
        ObservedCell cell = new ObservedCell(2).parkBeforeSet();
        Member<Boolean> first = company.start("first", () -> cell.compareAndSet(cell.get(), 5));
        assertEquals(Outcome.MET, company.awaitUntil(cell::hasParked));
        assertTrue(company.resultOf(company.start("second", () -> cell.compareAndSet(2, 3))));

        cell.release();

        assertFalse(company.resultOf(first));
        assertEquals(3, cell.value());
        assertEquals("""
                first                second
                get 2
                                     set 2 to 3
                set 2 to 5: refused <-""", cell.interleaving().table());
    }

    @Test
    void cell_marks_the_first_replacement_by_a_smaller_number() {
        ObservedCell cell = new ObservedCell(2);
        cell.compareAndSet(2, 7);
        cell.compareAndSet(7, 3);
        cell.compareAndSet(2, 11);

        assertTrue(cell.interleaving().steps().get(1).breaking());
        assertFalse(cell.interleaving().steps().get(2).breaking());
    }

    @Test
    void cell_ends_who_asks_for_ever_with_an_outdated_number() {
        ObservedCell cell = new ObservedCell(2);

        assertThrows(Finding.class, () -> {
            while (!cell.compareAndSet(1, 5)) {}
        });
    }

    @Test
    void cell_does_not_end_who_looks_before_each_attempt() {
        ObservedCell cell = new ObservedCell(2);

        for (int i = 0; i < 1000; i++) {
            cell.get();
            assertFalse(cell.compareAndSet(1, 5));
        }
    }
}
