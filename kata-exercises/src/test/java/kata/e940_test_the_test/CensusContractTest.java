package kata.e940_test_the_test;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import kata.testkit.Aspect;
import kata.testkit.Censuses;
import kata.testkit.Censuses.Late;
import kata.testkit.Censuses.Right;
import kata.testkit.Censuses.Wrong;
import kata.testkit.Clause;
import kata.testkit.Costly;
import kata.testkit.Deadline;
import kata.testkit.Finding;
import kata.testkit.KataTest;
import kata.testkit.NamedMembers;
import kata.testkit.TestTrial;
import kata.testkit.TestTrial.Outcome;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Runs the learner's test, {@link CensusContract}, against right censuses and wrong ones. */
@KataTest
@Deadline(seconds = 60)
class CensusContractTest {

    /** Never used up by a test that is right. */
    private static final Duration LONG = Duration.ofSeconds(20);

    /** Never used up at all. */
    private static final Duration ENDLESS = Duration.ofHours(1);

    /** Used up each time, where only time can show what is wrong. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    /** What came of the test on the right censuses so far. A test that fails on one of them says nothing of others. */
    private static final Map<Right, Outcome> ON_RIGHT = new EnumMap<>(Right.class);

    private static Outcome on(Right right) {
        Outcome outcome = TestTrial.onRight(Given.class, () -> Censuses.right(right), LONG);
        ON_RIGHT.put(right, outcome);
        return outcome;
    }

    private static void expectPassOn(Right right) {
        expectPass(on(right), "a right census, which " + right.text());
    }

    private static void expectPass(Outcome outcome, String census) {
        outcome.failure().ifPresent(thrown -> {
            throw Finding.wrongAbout("%s fails on %s".formatted(outcome.failed(), census), thrown);
        });
        if (!outcome.isPass()) {
            throw Finding.wrong("no test method was run to its end");
        }
    }

    private static void expectFailureOn(Wrong wrong) {
        expectFailureOn(wrong, LONG);
    }

    private static boolean passesOn(Right right) {
        Outcome known = ON_RIGHT.get(right);
        return (known == null ? on(right) : known).isPass();
    }

    /** How a test does its work is of interest only if it lets right censuses through. */
    private static void expectPassBefore() {
        if (!passesOn(Right.ONE_AFTER_THE_OTHER) || !passesOn(Right.CHUNKS_IN_A_POOL)) {
            throw Finding.wrong("the test fails on a right census, so how it waits and looks does not matter");
        }
    }

    private static void expectFailureOn(Wrong wrong, Duration patience) {
        for (Right right : Right.values()) {
            if (!passesOn(right)) {
                throw Finding.wrong("the test fails on a right census, so it says nothing of a wrong one");
            }
        }
        if (TestTrial.onWrong(Given.class, () -> Censuses.wrong(wrong), patience)
                .failure()
                .isEmpty()) {
            throw Finding.wrong("the test passes on a census that " + wrong.text());
        }
    }

    @Nested
    @KataTest
    @Order(1)
    class Alone {

        @Test
        @Order(1)
        @Clause("C1")
        void passes_on_workers_that_start_one_after_the_other() {
            expectPassOn(Right.ONE_AFTER_THE_OTHER);
        }

        @Test
        @Order(2)
        @Clause("C1")
        void passes_on_a_pool() {
            expectPassOn(Right.CHUNKS_IN_A_POOL);
        }

        @Test
        @Order(3)
        @Clause("C1")
        void passes_on_virtual_threads() {
            expectPassOn(Right.VIRTUAL_FROM_THE_END);
        }

        @Test
        @Order(4)
        @Clause(value = "C9", points = 2)
        @Deadline(seconds = 120)
        void waits_for_what_happens_and_not_for_a_time() {
            expectPassBefore();
            Late late = new Late();
            Outcome outcome = TestTrial.inStillTime(Given.class, late::census, late::letGo, ENDLESS);
            expectPass(outcome, "a right census that lets all others wait, and time does not help");
        }

        @Test
        @Order(5)
        @Clause(value = "C10", aspect = Aspect.STRUCTURE)
        void looks_at_no_stack() {
            expectPassBefore();
            NamedMembers.of(CensusContract.class).stream()
                    .filter(member -> (member.owner() + member.type()).matches(".*Stack(Walker|TraceElement).*"))
                    .findFirst()
                    .ifPresent(member -> {
                        throw Finding.wrong("the test uses " + member + ", which tells the way of a call")
                                .at(member.line());
                    });
        }

        @Test
        @Order(6)
        @Clause("C1")
        @Deadline(seconds = 150)
        @Costly
        void passes_on_a_census_that_takes_its_time() {
            expectPassOn(Right.TAKES_ITS_TIME);
        }

        @Test
        @Order(7)
        @Clause("C2")
        void fails_on_a_lost_remainder() {
            expectFailureOn(Wrong.REMAINDER_LOST);
        }

        @Test
        @Order(8)
        @Clause("C2")
        void fails_on_numbers_tested_twice() {
            expectFailureOn(Wrong.TESTED_TWICE);
        }

        @Test
        @Order(9)
        @Clause("C3")
        void fails_on_what_is_carried_over() {
            expectFailureOn(Wrong.CARRIED_OVER);
        }

        @Test
        @Order(10)
        @Clause(value = "C4", points = 2)
        void fails_on_a_failure_that_vanishes() {
            expectFailureOn(Wrong.FAILURE_VANISHES);
        }

        @Test
        @Order(11)
        @Clause("C4")
        void fails_on_a_failure_that_is_replaced() {
            expectFailureOn(Wrong.FAILURE_REPLACED);
        }
    }

    @Nested
    @KataTest
    @Order(2)
    class InCompany {

        @Test
        @Order(1)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY, points = 3)
        void fails_on_a_lost_find() {
            expectFailureOn(Wrong.FIND_LOST);
        }

        @Test
        @Order(2)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY, points = 3)
        void fails_on_a_lock_round_the_work() {
            expectFailureOn(Wrong.LOCK_ROUND_THE_WORK, SHORT);
        }

        @Test
        @Order(3)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY, points = 2)
        void fails_on_threads_left_behind() {
            expectFailureOn(Wrong.THREADS_LEFT_BEHIND, SHORT);
        }

        @Test
        @Order(4)
        @Clause(value = "C8", aspect = Aspect.CONCURRENCY, points = 3)
        void ends_and_fails_on_a_census_that_never_comes_back() {
            expectFailureOn(Wrong.NEVER_COMES_BACK, SHORT);
        }

        @Test
        @Order(5)
        @Clause(value = "C11", aspect = Aspect.CONCURRENCY, points = 2)
        void fails_on_a_caller_that_works() {
            expectFailureOn(Wrong.CALLER_WORKS);
        }

        @Test
        @Order(6)
        @Clause("C3")
        void fails_on_a_failure_that_is_carried_over() {
            expectFailureOn(Wrong.FAILURE_CARRIED_OVER);
        }

        @Test
        @Order(7)
        @Clause("C4")
        void fails_on_a_failure_that_vanishes_if_it_comes_later() {
            expectFailureOn(Wrong.LATER_FAILURE_VANISHES);
        }

        @Test
        @Order(8)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY)
        void fails_on_threads_left_behind_by_a_failure() {
            expectFailureOn(Wrong.THREADS_LEFT_AFTER_A_FAILURE, SHORT);
        }
    }
}
