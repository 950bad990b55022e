package io.github.primeskata.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.grade.Failure;
import io.github.primeskata.grade.Verdict;
import io.github.primeskata.text.Messages;
import org.junit.jupiter.api.Test;

class NextStepTest {

    private final RunReport report = Runs.all().get("failure");
    private final Exercise exercise = report.results().get(0).grade().exercise();

    private String after(String observed) {
        return NextStep.after(
                        report,
                        exercise,
                        new Failure(
                                new Verdict.ContractMissing("class"), "the_contract_is_there", "", observed, "", ""))
                .command();
    }

    @Test
    void a_file_that_is_gone_is_brought_back_and_a_class_is_written() {
        assertEquals("mvn primes:reset -Dexercise=" + exercise.id(), after(Messages.noSources()));
        assertEquals("mvn primes:hint -Dexercise=" + exercise.id(), after("there is no class X"));
    }
}
