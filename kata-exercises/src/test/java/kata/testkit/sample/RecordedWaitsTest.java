package kata.testkit.sample;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import kata.testkit.Company;
import kata.testkit.Company.Outcome;
import kata.testkit.Company.Turn;
import kata.testkit.Finding;
import kata.testkit.FreshScope;
import kata.testkit.Member;
import kata.testkit.RecordedWaits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(FreshScope.class)
class RecordedWaitsTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Set<Thread.State> WAITING = Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);
    private static final Duration PASSED = Duration.ofMillis(20);

    private final Company company = Company.gather();
    private final Map<String, Callable<?>> waiters;
    private final CountDownLatch gate = new CountDownLatch(1);
    private Member<?> member;
    private Runnable step;

    RecordedWaitsTest() throws Exception {
        Supplier<Map<String, Callable<?>>> recorded = RecordedWaits.make(Waiters.class);
        waiters = recorded.get();
    }

    @AfterEach
    void end() throws Exception {
        if (member != null) {
            member.thread().interrupt();
            member.thread().join();
        }
        waiters.get(Waiters.END).call();
    }

    /** A thread begins a wait for an hour, or for ever. */
    private void wait(String how) {
        AtomicBoolean begun = new AtomicBoolean();
        member = company.start("waiter", () -> {
            gate.await();
            begun.set(true);
            return waiters.get(how).call();
        });
        step = () -> {
            gate.countDown();
            company.awaitUntil(
                    () -> begun.get() && WAITING.contains(member.thread().getState()));
        };
    }

    private void expectWhatIsLeft(Duration limit) {
        RecordedWaits.expectWhatIsLeft(member.thread(), limit, PASSED, step);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "join",
                "join a subclass",
                "join for a duration",
                "sleep",
                "sleep for a duration",
                "sleep for units",
                "await",
                "get",
                "acquire",
                "acquire two",
                "poll",
                "wait",
                "await nanos",
                "park",
                "park at something"
            })
    void a_limit_that_is_given_anew_is_found(String how) {
        wait(how);

        Finding finding = assertThrows(Finding.class, () -> expectWhatIsLeft(HOUR));
        assertEquals(
                "a later wait was given the whole time limit again, not what was left of it: PT1H",
                finding.facts().get("observed"));
    }

    @Test
    void a_wait_for_what_is_left_is_well() {
        wait("await nanos");

        assertDoesNotThrow(() -> expectWhatIsLeft(HOUR.plus(PASSED)));
    }

    @Test
    void a_wait_for_longer_than_the_limit_is_another_one() {
        wait("await for a day");

        assertDoesNotThrow(() -> expectWhatIsLeft(HOUR));
    }

    @Test
    void a_wait_that_began_before_is_well() {
        wait("await");
        step.run();

        assertDoesNotThrow(() -> RecordedWaits.expectWhatIsLeft(member.thread(), HOUR, PASSED, () -> {}));
    }

    @Test
    void a_limit_that_somebody_else_keeps_is_well() {
        wait("await");
        RecordedWaits.nanos(1);

        assertDoesNotThrow(() -> expectWhatIsLeft(HOUR));
    }

    @Test
    void a_limit_whose_end_was_put_off_is_well() throws Exception {
        wait("await");
        waiters.get("put off").call();

        assertDoesNotThrow(() -> expectWhatIsLeft(HOUR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait once", "await once", "park once", "park at something once", "await without a limit"})
    void a_wait_without_a_limit_is_well(String how) {
        wait(how);

        assertDoesNotThrow(() -> expectWhatIsLeft(HOUR));
    }

    @Test
    void a_limit_that_is_kept_by_a_clock_is_over_when_that_is_put_on() {
        assertEquals(Turn.TOUCHED, turnAfterAnHour("look again and again until a time"));
    }

    @Test
    void whoever_looks_at_the_clock_and_goes_on_is_found() {
        Turn turn = turnAfterAnHour("look again and again until a time that moves");

        assertThrows(Finding.class, () -> RecordedWaits.expectNoMoreLooks(turn));
    }

    @Test
    void whoever_waits_without_looking_may_be_waiting_for_what_is_left() {
        Turn turn = turnAfterAnHour("await");

        assertEquals(Turn.BLOCKED, turn);
        assertDoesNotThrow(() -> RecordedWaits.expectNoMoreLooks(turn));
    }

    /** How a wait goes on when the clocks are put on by an hour. */
    private Turn turnAfterAnHour(String how) {
        member = company.start("waiter", waiters.get(how)::call);
        company.turnOf(member, member::isDone);
        RecordedWaits.putClocksOn(HOUR);
        return company.turnOf(member, member::isDone);
    }

    @Test
    void whoever_waits_for_long_stands_still_until_it_waits_in_another_way() {
        member = company.start("waiter", waiters.get("poll, then sleep by a reference")::call);
        assertEquals(Outcome.STALLED, company.awaitUntil(member::isDone));
        member.thread().interrupt();

        assertEquals(Outcome.MET, company.awaitUntil(member::isDone));
    }
}
