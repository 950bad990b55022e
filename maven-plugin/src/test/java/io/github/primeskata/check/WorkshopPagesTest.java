package io.github.primeskata.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.catalog.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkshopPagesTest {

    private static final String PLAN =
            "# T\n\n<!-- plan short minutes=60 welcome=5 talk=5 close=5 exercises=e010,e110 -->\n<!-- /plan -->\n";

    @TempDir
    private Path folder;

    private Layout checkout() {
        Layout layout = Samples.checkout(folder);
        for (String name : List.of("e010_prime_test", "e110_synchronous")) {
            Samples.write(layout.stubs().resolve(name).resolve("README.md"), Samples.pageText(name.substring(0, 4)));
        }
        return layout;
    }

    private static List<Problem> problems(Layout layout, boolean update) throws IOException {
        return WorkshopPages.problems(layout, Catalog.load(layout), update);
    }

    /** Renewed by {@code -Dgolden.update=true}, too. */
    @Test
    void pages_of_this_repository_are_what_the_exercises_say() throws IOException {
        assertEquals(List.of(), problems(new Layout(Path.of("..")), Boolean.getBoolean("golden.update")));
    }

    @Test
    void page_that_has_drifted_is_a_problem_until_it_is_renewed() throws IOException {
        Layout layout = checkout();
        Path page = Samples.write(layout.root().resolve("docs/workshop/timetables.md"), PLAN);
        assertEquals(1, problems(layout, false).size());
        assertEquals(List.of(), problems(layout, true));
        assertEquals(List.of(), problems(layout, false));
        assertTrue(Files.readString(page).contains("| 0:05 | 25 | [e010 Threads on a common queue]"));
        Path exercise = layout.stubs().resolve("e010_prime_test/README.md");
        Files.writeString(exercise, Files.readString(exercise).replace("minutes: 20", "minutes: 25"));
        assertEquals(
                "it is not what the exercises' pages say",
                problems(layout, false).get(1).fact());
        assertTrue(problems(layout, false).get(0).fact().contains("takes 65 of 60 minutes"));
    }

    @Test
    void plan_that_is_not_well_formed_is_a_problem() throws IOException {
        Layout layout = checkout();
        List<Problem> problems = new ArrayList<>();
        WorkshopPages.timetables(PLAN.replace("talk=5", "talk=much"), Catalog.load(layout), problems);
        WorkshopPages.timetables(PLAN.replace("<!-- /plan -->", ""), Catalog.load(layout), problems);
        assertEquals(2, problems.size());
    }

    @Test
    void notes_have_each_exercise_and_a_marker_that_is_missing_is_a_problem() throws IOException {
        Layout layout = checkout();
        Path page = Samples.write(
                layout.root().resolve("docs/workshop/trainer-notes.md"),
                "<!-- chapter 0 -->\n<!-- /chapter 0 -->\n<!-- chapter 1 -->\nold\n<!-- /chapter 1 -->\n");
        assertEquals(List.of(), problems(layout, true));
        String text = Files.readString(page);
        assertTrue(text.contains("### [e010 Threads on a common queue]"
                + "(../../kata-exercises/src/main/java/kata/e010_prime_test/README.md), 20 min\n\n- **Ask:** who did"));
        Files.writeString(page, text.replace("<!-- chapter 1 -->", ""));
        assertTrue(problems(layout, false).get(0).fact().contains("chapter 1"));
    }
}
