package kata.testkit.sample;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import kata.model.WorkerProgram;
import kata.testkit.Act;
import kata.testkit.Company;
import kata.testkit.Finding;
import kata.testkit.FreshScope;
import kata.testkit.Member;
import kata.testkit.ProcessSeam;
import kata.testkit.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(FreshScope.class)
class ProcessSeamTest {

    private Company company;

    /** Runs one of the ways to its end, and lets kills go as soon as somebody waits. */
    private void end(String way, Workers workers) throws Exception {
        company = Company.gather();
        Function<WorkerProgram, Map<String, Callable<?>>> killers = ProcessSeam.make(Killers.class);
        Member<?> member =
                company.start("killer", killers.apply(workers.program()).get(way)::call);
        ProcessSeam.letGoWhenWaitedFor(company, member);
        company.resultOf(member);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kill and wait",
                "kill by a reference and wait",
                "kill and join the exit",
                "kill and wait for a minute",
                "kill and look until it has ended",
                "ask and wait",
                "kill and look for children until there is none",
                "look until it has ended by itself, then kill",
                "kill by the handle and join its exit"
            })
    void whoever_waits_leaves_no_process(String way) throws Exception {
        end(way, new Workers());

        assertDoesNotThrow(() -> ProcessSeam.expectNoneLeft(company));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kill", "ask", "kill by the handle", "kill and wait for a moment"})
    void whoever_does_not_wait_leaves_a_process(String way) throws Exception {
        end(way, new Workers());

        Finding finding = assertThrows(Finding.class, () -> ProcessSeam.expectNoneLeft(company));
        assertEquals("1 process is still alive after the end", finding.facts().get("observed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kill and read to the end", "look, kill and read to the end"})
    void the_end_of_a_pipe_is_not_that_of_the_process(String way) throws Exception {
        end(way, new Workers());

        Finding finding = assertThrows(Finding.class, () -> ProcessSeam.expectNoneLeft(company));
        assertEquals(
                "1 process was killed and may still be alive after the end: nobody has waited for that",
                finding.facts().get("observed"));
    }

    @Test
    void what_a_process_has_started_need_not_be_waited_for() throws Exception {
        end("kill what it has started too and wait for the process", new Workers().atStart(Act.startChild()));

        assertDoesNotThrow(() -> ProcessSeam.expectNoneLeft(company));
    }

    @Test
    void the_start_that_is_to_fail_fails() throws Exception {
        company = Company.gather();
        Function<WorkerProgram, Map<String, Callable<?>>> killers = ProcessSeam.make(Killers.class);
        Workers workers = new Workers();
        Callable<?> two = killers.apply(workers.program()).get("start two");
        ProcessSeam.failAtStart(2);

        assertFalse(ProcessSeam.hasFailedToStart());
        assertThrows(IOException.class, two::call);
        assertTrue(ProcessSeam.hasFailedToStart());
        assertEquals(1, workers.traces().size());
    }
}
