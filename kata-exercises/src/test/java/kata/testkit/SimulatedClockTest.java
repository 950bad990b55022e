package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import kata.testkit.Company.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clock that a test puts on, and the task that looks at it. */
class SimulatedClockTest {

    private static final Instant TIME = Instant.EPOCH.plus(Duration.ofHours(1));

    private SimulatedClock clock;
    private Company company;

    @BeforeEach
    void gather() {
        Bystanders.remember();
        TestScope.begin();
        clock = new SimulatedClock();
        company = Company.gather();
    }

    @AfterEach
    void scatter() {
        clock.advance(Duration.ofDays(1));
        TestScope.current().end();
    }

    private Member<Boolean> waiter() {
        return company.start("waiter", () -> {
            clock.waitUntil(TIME);
            return Thread.interrupted();
        });
    }

    @Test
    void a_wait_ends_when_the_time_has_come() throws Exception {
        Member<Boolean> waiter = waiter();
        clock.advance(Duration.ofMinutes(59));
        assertEquals(Outcome.STALLED, company.awaitUntil(waiter::isDone));
        assertEquals(1, clock.waiting());

        clock.advance(Duration.ofMinutes(1));

        company.resultOf(waiter);
        assertEquals(0, clock.waiting());
    }

    @Test
    void a_wait_for_the_past_is_none() throws Exception {
        clock.advance(Duration.ofHours(2));

        company.resultOf(waiter());
    }

    @Test
    void a_wait_can_end_too_early() throws Exception {
        Member<Boolean> waiter = waiter();
        company.awaitUntil(() -> clock.waiting() == 1);

        clock.wakeTooEarly();

        company.resultOf(waiter);
        assertTrue(clock.now().isBefore(TIME));
    }

    @Test
    void an_interrupt_ends_the_wait() {
        Member<Boolean> waiter = waiter();
        company.awaitUntil(() -> clock.waiting() == 1);

        waiter.thread().interrupt();

        assertThrows(InterruptedException.class, () -> company.resultOf(waiter));
        assertEquals(0, clock.waiting());
    }

    @Test
    void who_is_held_at_the_end_keeps_an_interrupt() throws Exception {
        clock.holdAtTheEnd();
        Member<Boolean> waiter = waiter();
        clock.advance(Duration.ofHours(1));
        assertEquals(Outcome.MET, company.awaitUntil(() -> clock.held() == 1));

        waiter.thread().interrupt();
        assertEquals(Outcome.STALLED, company.awaitUntil(waiter::isDone));
        clock.release();

        assertTrue(company.resultOf(waiter));
    }

    @Test
    void a_task_remembers_its_runs_and_who_was_interrupted_in_it() throws Exception {
        ObservedTask task = new ObservedTask(clock).holding();
        Member<Void> runner = company.start("runner", () -> {
            task.run();
            return null;
        });
        company.awaitUntil(() -> !task.runs().isEmpty());
        assertFalse(task.wasDisturbed());
        assertEquals(runner.thread(), task.runs().getFirst().thread());

        runner.thread().interrupt();

        assertThrows(InterruptedWhileHeld.class, () -> company.resultOf(runner));
        assertTrue(task.wasDisturbed());
        assertEquals("runner\nruns the task", clock.interleaving().table());
    }
}
