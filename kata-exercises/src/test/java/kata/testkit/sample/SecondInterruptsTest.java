package kata.testkit.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import kata.model.WorkerProgram;
import kata.testkit.Company;
import kata.testkit.FreshScope;
import kata.testkit.Member;
import kata.testkit.SecondInterrupts;
import kata.testkit.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(FreshScope.class)
class SecondInterruptsTest {

    private final Company company = Company.gather();

    /** How many interrupts a way has heard, which was interrupted while it waited. */
    private int heard(Callable<Integer> way) throws Exception {
        Member<Integer> member = company.start("waiter", way);
        company.turnOf(member, member::isDone);
        SecondInterrupts.interrupt(member.thread());
        return company.resultOf(member);
    }

    @ParameterizedTest
    @CsvSource({
        "wait once, 1",
        "wait at another place, 2",
        "wait where nothing is to be waited for, 2",
        "wait in a method of its own, 1",
        "'wait at one place, again and again', 2",
        "'interrupt itself again, then wait', 2",
        "kill and wait for the end, 2",
        "kill and wait for the end that was seen, 1"
    })
    void an_interrupt_comes_once_at_each_place_where_the_thread_is_about_to_wait(String way, int interrupts)
            throws Exception {
        Function<WorkerProgram, Map<String, Callable<Integer>>> interrupted = SecondInterrupts.make(Interrupted.class);

        assertEquals(
                interrupts, heard(interrupted.apply(new Workers().program()).get(way)));
    }

    @Test
    void classes_that_are_loaded_as_they_are_hear_only_the_first() throws Exception {
        assertEquals(
                1,
                heard(new Interrupted().apply(new Workers().program()).get("wait where nothing is to be waited for")));
    }
}
