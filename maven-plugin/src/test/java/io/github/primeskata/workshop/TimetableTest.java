package io.github.primeskata.workshop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Exercise;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An exercise of the samples takes 20 minutes and needs e310. */
class TimetableTest {

    private static final Map<String, Exercise> EXERCISES = Stream.of(
                    "e310_a", "e410_b", "e420_c", "e430_d", "e440_e", "e450_f", "e510_g", "e520_h", "e530_i", "e540_j")
            .map(Samples::exercise)
            .collect(Collectors.toMap(Exercise::id, Function.identity()));

    private static Timetable of(int minutes, String... ids) {
        Plan plan = new Plan("p", minutes, 10, 5, 10, List.of(ids), 0, 0, 0);
        return Timetable.of(plan, EXERCISES, Set.of("e310"));
    }

    private static List<String> breaks(Timetable table) {
        return table.rows().stream()
                .filter(row -> row.what().startsWith("*"))
                .map(row -> row.begin() + " " + row.what())
                .toList();
    }

    @Test
    void rows_follow_each_other_without_a_gap() {
        Timetable table = of(600, "e410", "e420", "e430", "e440", "e450", "e510", "e520", "e530", "e540");
        int time = 0;
        for (Timetable.Row row : table.rows()) {
            assertEquals(time, row.begin());
            time += row.minutes();
        }
    }

    @Test
    void break_comes_before_the_work_gets_too_long() {
        assertEquals(List.of(), breaks(of(90, "e410", "e420")));
        assertEquals(List.of("85 *break*"), breaks(of(240, "e410", "e420", "e430", "e440", "e450")));
    }

    @Test
    void whole_day_has_lunch_in_its_middle() {
        Timetable table = of(480, "e410", "e420", "e430", "e440", "e450", "e510", "e520", "e530", "e540");
        assertEquals(List.of("85 *break*", "175 *lunch*"), breaks(table).subList(0, 2));
    }

    @Test
    void plan_that_takes_too_long_leaves_out_a_need_or_names_nothing_is_a_problem() {
        assertEquals(List.of(), of(70, "e410", "e420").problems());
        assertTrue(of(69, "e410", "e420").problems().get(0).contains("takes 70 of 69 minutes"));
        assertTrue(of(70, "e999").problems().get(0).contains("e999, which is no exercise"));
        Plan plan = new Plan("p", 90, 0, 0, 0, List.of("e410"), 0, 0, 0);
        assertTrue(Timetable.of(plan, EXERCISES, Set.of()).problems().get(0).contains("e410 without e310"));
    }

    @Test
    void links_of_a_text_that_is_moved_lead_where_they_led() {
        assertEquals(
                "[a](../how-to/x.md#y) [b](https://z.example) [c](#d)",
                TrainerNotes.moved(
                        "[a](../../../../../../docs/how-to/x.md#y) [b](https://z.example) [c](#d)",
                        Path.of("kata-exercises/src/main/java/kata/e010_x"),
                        Path.of("docs/workshop")));
    }

    @Test
    void section_ends_at_the_next_heading_of_its_rank() {
        assertEquals("b\n\n### c\nd", TrainerNotes.section("## A\nx\n\n## B\n\nb\n\n### c\nd\n\n## C\ny", "B"));
        assertEquals("y", TrainerNotes.section("## B\nx\n\n## C\ny\n", "C"));
        assertEquals("", TrainerNotes.section("## B\nx", "D"));
    }
}
