package kata.testkit.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import kata.testkit.Company;
import kata.testkit.Company.Turn;
import kata.testkit.EarlyWaits;
import kata.testkit.FreshScope;
import kata.testkit.Member;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(FreshScope.class)
class EarlyWaitsTest {

    private final Company company = Company.gather();
    private final Map<String, Callable<?>> waiters;
    private Member<?> member;

    EarlyWaitsTest() throws Exception {
        Supplier<Map<String, Callable<?>>> early = EarlyWaits.make(Waiters.class);
        waiters = early.get();
    }

    @AfterEach
    void end() throws Exception {
        if (member != null) {
            member.thread().interrupt();
            member.thread().join();
        }
        waiters.get(Waiters.END).call();
    }

    private Turn turnOf(String wait) {
        member = company.start("waiter", waiters.get(wait)::call);
        return company.turnOf(member, member::isDone);
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
                "sleep with nanoseconds",
                "join with nanoseconds",
                "wait with nanoseconds",
                "await until a date",
                "park until a time",
                "park at something until a time",
                "await",
                "get",
                "acquire",
                "acquire two",
                "poll",
                "wait",
                "await nanos",
                "park",
                "park at something",
                "until a time by the nanoseconds",
                "until a time by the milliseconds",
                "until an instant"
            })
    void a_time_limit_is_over_at_once(String wait) throws Exception {
        assertEquals(Turn.TOUCHED, turnOf(wait));
        assertFalse(member.hasFailed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait once", "await once", "park once", "park at something once"})
    void what_may_end_without_a_reason_does_so(String wait) throws Exception {
        assertEquals(Turn.TOUCHED, turnOf(wait));
        assertFalse(member.hasFailed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wait in a loop",
                "await without a limit",
                "await for a day",
                "join without a limit",
                "sleep of one's own"
            })
    void whoever_waits_as_he_must_waits_on(String wait) throws Exception {
        Turn turn = turnOf(wait);

        assertFalse(turn == Turn.TOUCHED || turn == Turn.DONE, () -> wait + ": " + turn);
    }

    @Test
    void the_classes_are_loaded_a_second_time() throws Exception {
        Supplier<Map<String, Callable<?>>> waiters = EarlyWaits.make(Waiters.class);

        assertNotSame(Waiters.class, waiters.getClass());
    }
}
