package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import kata.testkit.Company.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The phases in which a test can hold the learner's workers. */
class ObservedPhasesTest {

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

    private Member<Void> work(ObservedPhases phases, int worker, int phase) {
        return company.start("worker-" + worker, () -> {
            phases.work(worker, phase);
            return null;
        });
    }

    @Test
    void phases_in_order_are_no_offence() {
        ObservedPhases phases = new ObservedPhases(2);
        phases.prepare(1);
        phases.prepare(2);
        phases.work(2, 1);
        phases.work(1, 1);
        phases.work(1, 2);

        assertEquals(Optional.empty(), phases.offence());
        assertEquals(List.of(0, 1, 2), phases.phasesOf(1));
        assertEquals(Set.of(Thread.currentThread()), phases.threadsOf(1));
    }

    @Test
    void a_phase_begun_too_early_is_an_offence_and_marked() throws Exception {
        ObservedPhases phases = new ObservedPhases(2).holding(2, 0);
        phases.prepare(1);
        Member<Void> second = company.start("second", () -> {
            phases.prepare(2);
            return null;
        });
        assertEquals(Outcome.MET, company.awaitUntil(() -> phases.hasBegun(2, 0)));

        phases.work(1, 1);
        phases.letGo(2, 0);
        company.resultOf(second);

        assertEquals(Optional.of("worker 1 began phase 1, worker 2 had not ended the preparation"), phases.offence());
        assertEquals("""
                worker 1                worker 2
                begins the preparation
                ends the preparation
                                        begins the preparation
                begins phase 1 <-
                ends phase 1
                                        ends the preparation""", phases.interleaving().table());
    }

    @Test
    void workers_meet_in_a_phase() throws Exception {
        ObservedPhases phases = new ObservedPhases(2).meetingIn(1);
        Member<Void> first = work(phases, 1, 1);
        assertEquals(Outcome.STALLED, company.awaitUntil(first::isDone));
        assertEquals(1, phases.inside(1));
        assertFalse(phases.metIn(1));

        company.resultOf(work(phases, 2, 1));

        company.resultOf(first);
        assertTrue(phases.metIn(1));
        assertEquals(0, phases.inside(1));
    }

    @Test
    void a_failing_worker_has_not_ended_its_part() {
        ObservedPhases phases = new ObservedPhases(1).failingIn(1, 1);
        phases.prepare(1);

        assertThrows(PlannedFailure.class, () -> phases.work(1, 1));
        phases.work(1, 2);

        assertEquals(Optional.of("worker 1 began phase 2, worker 1 had not ended phase 1"), phases.offence());
    }
}
