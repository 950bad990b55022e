package io.github.primeskata.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.grade.Failure;
import io.github.primeskata.grade.Verdict;
import org.junit.jupiter.api.Test;

class NextStepTest {

    private final RunReport report = Runs.all().get("failure");
    private final Exercise exercise = report.results().get(0).grade().exercise();

    private String after(String what) {
        return NextStep.after(
                        report,
                        exercise,
                        new Failure(
                                new Verdict.ContractMissing(what), "the_contract_is_there", "", "it is gone", "", ""))
                .command();
    }

    @Test
    void a_file_that_is_gone_is_brought_back_and_a_class_is_written() {
        assertEquals("mvn primes:reset -Dexercise=" + exercise.id(), after("source"));
        assertEquals("mvn primes:hint -Dexercise=" + exercise.id(), after("class X"));
    }
}
