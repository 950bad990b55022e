package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import kata.testkit.Company.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A place that takes no notice of interrupts. */
class StubbornTest {

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
    void an_interrupted_thread_stays_and_keeps_its_status() throws Exception {
        Stubborn place = new Stubborn();
        Member<Boolean> held = company.start("held", () -> {
            place.hold();
            return Thread.currentThread().isInterrupted();
        });
        assertEquals(Outcome.MET, company.awaitUntil(place::isHolding));

        held.thread().interrupt();
        assertEquals(Outcome.STALLED, company.awaitUntil(held::isDone));
        assertTrue(place.isHolding());

        place.letGo();
        assertTrue(company.resultOf(held));
        assertFalse(place.isHolding());
    }

    @Test
    void the_end_of_the_test_lets_go() throws Exception {
        Stubborn place = new Stubborn();
        Member<Void> held = company.start("held", () -> {
            place.hold();
            return null;
        });
        assertEquals(Outcome.MET, company.awaitUntil(place::isHolding));

        TestScope.current().end();
        held.thread().join();
        assertFalse(place.isHolding());
    }
}
