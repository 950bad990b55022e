package kata.canary;

import kata.testkit.Company;
import kata.testkit.Expect;
import kata.testkit.Finding;
import kata.testkit.KataTest;
import kata.testkit.Member;
import kata.testkit.ObservedTally;
import kata.testkit.ObservingPrimeTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * What the grader has to be able to tell on this machine, in this run: each check passes for the right {@link Canary}
 * and fails for the wrong one.
 */
@KataTest
class CanaryTest {

    private final Company company = Company.gather();

    @Test
    @Order(1)
    void a_wrong_answer_is_told() {
        Expect.equal("twice 21", new Canary(new ObservedTally(0)).twice(21), 42);
    }

    @Test
    @Order(2)
    void a_lost_update_is_told() throws Exception {
        ObservedTally tally = new ObservedTally(0);
        Canary canary = new Canary(tally);
        tally.parkBeforeWrite();
        Member<Void> first = count("first", canary);
        company.awaitUntil(tally::hasParked);
        Member<Void> second = count("second", canary);
        company.turnOf(second, () -> tally.writes() > 0);
        tally.release();
        company.resultOf(first);
        company.resultOf(second);
        if (tally.value() != 2) {
            throw Finding.race("counted twice, but the tally is " + tally.value(), tally.interleaving());
        }
    }

    private Member<Void> count(String thread, Canary canary) {
        return company.start(thread, () -> {
            canary.count();
            return null;
        });
    }

    @Test
    @Order(3)
    void who_works_alone_is_told() throws Exception {
        ObservingPrimeTest primeTest = new ObservingPrimeTest().meeting(2);
        Member<Void> caller = company.start("caller", () -> {
            new Canary(new ObservedTally(0)).testBoth(primeTest);
            return null;
        });
        company.meet(primeTest);
        company.resultOf(caller);
    }

    @Test
    @Order(4)
    void who_is_left_behind_is_told() {
        new Canary(new ObservedTally(0)).leave();
    }

    @Test
    @Order(5)
    void a_deadlock_is_told() throws Exception {
        Canary canary = new Canary(new ObservedTally(0));
        Member<Void> caller = company.start("caller", () -> {
            canary.takeBothTwice();
            return null;
        });
        company.resultOf(caller);
    }
}
