package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import kata.testkit.Company.Outcome;
import kata.testkit.sample.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObservingPrimeTestTest {

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
    void a_call_is_remembered_with_its_thread_and_line() throws Exception {
        ObservingPrimeTest primeTest = new ObservingPrimeTest();
        Member<Void> member = company.start("member", () -> {
            Samples.ask(primeTest, 6, 7);
            return null;
        });
        company.resultOf(member);

        assertEquals(List.of(6L, 7L), primeTest.numbers());
        Call call = primeTest.calls().getLast();
        assertEquals("member", call.thread());
        assertEquals(member.thread().threadId(), call.threadId());
        assertEquals(ProcessHandle.current().pid(), call.processId());
        assertTrue(call.line().startsWith("Samples.java:"), call.line());
        assertTrue(call.prime());
        assertFalse(call.overlaps(primeTest.calls().getFirst()));
    }

    @Test
    void callers_are_held_until_they_have_met() throws Exception {
        ObservingPrimeTest primeTest = new ObservingPrimeTest().meeting(2);
        Member<Boolean> first = company.start("first", () -> primeTest.isPrime(2));

        assertEquals(Outcome.STALLED, company.awaitUntil(first::isDone));
        Member<Boolean> second = company.start("second", () -> primeTest.isPrime(4));

        assertTrue(company.resultOf(first));
        assertFalse(company.resultOf(second));
        assertTrue(primeTest.calls().getFirst().overlaps(primeTest.calls().getLast()));
    }

    @Test
    void a_number_can_be_held_alone() throws Exception {
        ObservingPrimeTest primeTest = new ObservingPrimeTest().holding(2);
        Member<Boolean> held = company.start("held", () -> primeTest.isPrime(2));

        assertTrue(company.resultOf(company.start("free", () -> primeTest.isPrime(3))));
        assertEquals(Outcome.STALLED, company.awaitUntil(held::isDone));
        primeTest.letGo(2);
        assertTrue(company.resultOf(held));
    }

    @Test
    void a_held_caller_that_is_interrupted_gets_an_exception_and_keeps_its_status() throws Exception {
        ObservingPrimeTest primeTest = new ObservingPrimeTest().holding();
        Member<Boolean> member = company.start("member", () -> {
            assertThrows(InterruptedWhileHeld.class, () -> primeTest.isPrime(2));
            return Thread.currentThread().isInterrupted();
        });
        company.awaitInside(primeTest, 1);

        member.thread().interrupt();

        assertTrue(company.resultOf(member));
        assertEquals(0, primeTest.inside());
    }

    @Test
    void all_callers_are_let_go_when_the_test_is_over() throws Exception {
        ObservingPrimeTest primeTest = new ObservingPrimeTest().holding();
        Member<Boolean> member = company.start("member", () -> primeTest.isPrime(2));
        company.awaitInside(primeTest, 1);

        TestScope.current().openGates();

        assertTrue(company.resultOf(member));
    }

    @Test
    void a_planned_failure_is_thrown_at_its_number() {
        ObservingPrimeTest primeTest = new ObservingPrimeTest().failingAt(3);

        assertTrue(primeTest.isPrime(2));
        assertThrows(PlannedFailure.class, () -> primeTest.isPrime(3));
        assertEquals(0, primeTest.inside());
    }
}
