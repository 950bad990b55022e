package io.github.primeskata.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.primeskata.grade.Failure;
import io.github.primeskata.grade.Step;
import io.github.primeskata.grade.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodeLineTest {

    private static final Map<String, List<String>> FILES =
            Map.of("A.java", List.of("class A {", "    \tint a = 1;", "", "}"), "B.java", List.of("class B {}"));

    private static Failure failure(String location, String detail, Step... steps) {
        return new Failure(new Verdict.Wrong(), "check", "C1", "observed", location, detail, List.of(steps));
    }

    @Test
    void lines_come_from_place_steps_and_details_each_once_in_the_order_of_the_files() {
        Failure failure = failure(
                "B.java:1",
                "first waits (A.java:2)\nsecond waits (A.java:2)",
                new Step("t", "read", "A.java:1", false));
        assertEquals(
                List.of(
                        new CodeLine("A.java", 1, "class A {"),
                        new CodeLine("A.java", 2, "int a = 1;"),
                        new CodeLine("B.java", 1, "class B {}")),
                CodeLine.of(failure, FILES));
    }

    @Test
    void what_is_no_line_of_the_submission_is_passed_over() {
        String detail = "A.java:0 A.java:3 A.java:5 C.java:1 A.java:99999999999 ../A.java:x";
        assertEquals(List.of(), CodeLine.of(failure("", detail), FILES));
    }

    @Test
    void lines_are_twelve_at_most() {
        List<String> lines =
                IntStream.rangeClosed(1, 20).mapToObj(Integer::toString).toList();
        String detail = String.join(
                " ", IntStream.rangeClosed(1, 20).mapToObj(i -> "A.java:" + i).toList());
        List<CodeLine> named = CodeLine.of(failure("", detail), Map.of("A.java", lines));
        assertEquals(12, named.size());
        assertEquals("A.java:12", named.get(11).location());
    }
}
