package io.github.primeskata.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Check;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.grade.CheckReport;
import io.github.primeskata.grade.Evidence;
import io.github.primeskata.intake.Submission;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanaryTest {

    private static final List<Check> PLAN =
            Stream.of("first", "second").map(name -> Samples.check(name, 1)).toList();

    private static Evidence evidence(String first, String second) {
        List<CheckReport> reports = new ArrayList<>();
        String[] words = {first, second};
        for (int i = 0; i < words.length; i++) {
            String id = PLAN.get(i).id();
            if (words[i].equals("PASS")) {
                reports.add(CheckReport.passed(id));
            } else if (!words[i].equals("nothing")) {
                reports.add(new CheckReport(id, false, words[i], "", "seen", "A.java:1", ""));
            }
        }
        return Evidence.none(Canary.EXERCISE, PLAN).withRun(reports, Optional.empty());
    }

    private static Optional<String> fault(List<String> expected, Evidence evidence) {
        return Canary.fault("wrong", expected, evidence);
    }

    @Test
    void canary_with_the_expected_verdicts_is_no_fault() {
        assertEquals(Optional.empty(), fault(List.of("PASS", "PASS"), evidence("PASS", "PASS")));
        assertEquals(Optional.empty(), fault(List.of("RACE", "LEAK"), evidence("RACE", "LEAK")));
    }

    @ParameterizedTest
    @CsvSource({"PASS,PASS", "RACE,PASS", "PASS,LEAK", "LEAK,RACE", "RACE,WRONG", "RACE,nothing", "nothing,nothing"})
    void canary_with_any_other_verdict_is_a_fault(String first, String second) {
        assertEquals(
                1,
                fault(List.of("RACE", "LEAK"), evidence(first, second)).stream().count());
    }

    @Test
    void canary_fault_names_what_it_got_and_what_it_must_get() {
        assertEquals(
                Optional.of("no verdict can be trusted in this run: code that is known to be wrong got LEAK "
                        + "(PASS, LEAK), not RACE, LEAK"),
                fault(List.of("RACE", "LEAK"), evidence("PASS", "LEAK")));
    }

    @Test
    void canary_whose_checks_held_but_that_was_not_graded_as_passing_is_a_fault() {
        Evidence broken = evidence("PASS", "PASS").withFault("no disk");
        assertEquals(1, fault(List.of("PASS", "PASS"), broken).stream().count());
    }

    @Test
    void canary_grades_the_right_code_before_the_wrong() throws Exception {
        List<Submission> graded = new ArrayList<>();
        Layout layout = new Layout(Path.of("nowhere"));
        Optional<String> fault = Canary.fault(layout, submission -> {
            graded.add(submission);
            return evidence("PASS", "PASS");
        });
        assertEquals(1, graded.size());
        assertEquals(1, fault.stream().count());
    }
}
