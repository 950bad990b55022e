package kata.compared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That what is compared is there, and that the table counts right. What the tools say is nobody's business here. */
class ComparisonTableTest {

    private static final Compared RIGHT = new Compared("e510_lost_update", "reference", "PASS", Path.of(""));
    private static final Compared BROKEN = new Compared("e510_lost_update", "broken/no-lock", "RACE", Path.of(""));

    private static Answer answer(String tool, Compared variant, String outcome) {
        return new Answer(tool, variant.label(), outcome, 2.5, 1, "");
    }

    private static String row(String tool, Answer... answers) {
        return ComparisonTable.of(List.of(RIGHT, BROKEN), List.of(answers))
                .lines()
                .filter(line -> line.startsWith("| " + tool))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_variants_are_those_of_nine_exercises_right_and_broken_ones() throws Exception {
        List<Compared> all = Compared.all(Path.of(""), "e");

        assertEquals(9, all.stream().map(Compared::exercise).distinct().count());
        assertEquals(
                9, all.stream().filter(each -> each.name().equals("reference")).count());
        assertTrue(all.stream().map(Compared::label).toList().containsAll(Compared.RACY_ALL_THE_SAME));
    }

    @Test
    void an_answer_is_read_as_it_was_written() {
        Answer answer = new Answer("rounds", RIGHT.label(), Answer.FAIL, 1.25, 3.5, "expected: <2>");

        assertEquals(Optional.of(answer), Answer.of(answer.json()));
        assertEquals(Optional.empty(), Answer.of(answer.json().substring(0, 40)));
    }

    @Test
    void a_grading_is_read_from_the_corpus() {
        Optional<Answer> answer = Answer.graded(
                "grader",
                "{\"variant\":\"e510_lost_update broken/no-lock\",\"key\":\"7f\",\"outcome\":\"RACE C2\","
                        + "\"example\":\"\",\"seconds\":1.5}");

        assertEquals("RACE C2", answer.orElseThrow().outcome());
        assertEquals(1.5, answer.orElseThrow().seconds());
    }

    @Test
    void what_is_caught_each_time_is_caught() {
        String row = row(
                "rounds",
                answer("rounds", BROKEN, Answer.FAIL),
                answer("rounds", BROKEN, Answer.NO_END),
                answer("rounds", RIGHT, Answer.PASS),
                answer("rounds", RIGHT, Answer.PASS));

        assertEquals("| rounds | 2 | 1 of 1 | 0 | 0 | 0 of 1 | 2.5 (2.5 … 2.5) | 0 of 2 |", row);
    }

    @Test
    void what_is_caught_once_of_twice_is_caught_now_and_then() {
        String row = row(
                "rounds",
                answer("rounds", BROKEN, Answer.FAIL),
                answer("rounds", BROKEN, Answer.PASS),
                answer("rounds", RIGHT, Answer.PASS),
                answer("rounds", RIGHT, Answer.FAIL));

        assertEquals("| rounds | 2 | 0 of 1 | 1 | 0 | 1 of 1 | 2.5 (2.5 … 2.5) | 2 of 2 |", row);
    }

    @Test
    void to_be_inconclusive_is_no_alarm_but_another_answer() {
        String row = row("grader", answer("grader", RIGHT, "INCONCLUSIVE C4"), answer("grader", RIGHT, "PASS"));

        assertEquals("| grader | 2 | 0 of 0 | 0 | 0 | 0 of 1 | 2.5 (2.5 … 2.5) | 1 of 1 |", row);
    }

    @Test
    void what_was_not_run_says_so() {
        assertTrue(Stream.of(row("jcstress").split("\\|"))
                .anyMatch(cell -> cell.strip().equals("not run")));
    }
}
