package io.github.primeskata.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.measure.Origin;
import io.github.primeskata.state.LearnerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntrantsTest {

    private static final List<String> NAMES = List.of("e110_synchronous", "e410_threads", "e430_thread_pool");
    private static final List<String> WANTED = List.of("e110", "e410", "e430", "e640");

    @TempDir
    Path root;

    private Layout layout;
    private Catalog catalog;

    @BeforeEach
    void lay_out() {
        layout = Samples.checkout(root);
        for (String name : NAMES) {
            Samples.write(layout.stubs().resolve(name).resolve("Runner.java"), "stub");
            Samples.write(layout.pristine().resolve(name).resolve("Runner.java"), "stub");
            Samples.write(layout.reference().resolve(name).resolve("Runner.java"), "reference");
        }
        catalog = new Catalog(NAMES.stream().map(Samples::exercise).toList());
    }

    private void solve(String name, String verdict) throws IOException {
        Samples.write(layout.stubs().resolve(name).resolve("Runner.java"), "solved");
        LearnerState.load(layout).withVerdicts(Map.of(name, verdict)).save(layout);
    }

    private List<String> present(Origin... origins) throws IOException {
        return Entrants.find(layout, catalog, WANTED, List.of(origins)).present().stream()
                .map(entrant ->
                        entrant.origin().word() + " " + entrant.exercise().id())
                .toList();
    }

    private List<String> unsolved() throws IOException {
        return Entrants.find(layout, catalog, WANTED, List.of(Origin.LEARNER)).unsolved().stream()
                .map(one -> one.exercise().id() + " " + one.verdict())
                .toList();
    }

    @Test
    void stubs_do_not_take_part() throws IOException {
        assertEquals(List.of(), present(Origin.LEARNER));
        assertEquals(List.of("e110 NOT_STARTED", "e410 NOT_STARTED", "e430 NOT_STARTED"), unsolved());
    }

    @Test
    void solution_that_has_passed_takes_part_and_one_that_has_not_does_not() throws IOException {
        solve("e110_synchronous", "PASS");
        solve("e410_threads", "RACE");
        Samples.write(layout.stubs().resolve("e430_thread_pool").resolve("Runner.java"), "never graded");
        assertEquals(List.of("learner e110"), present(Origin.LEARNER));
        assertEquals(List.of("e410 RACE", "e430 -"), unsolved());
    }

    @Test
    void exercise_that_was_reset_after_it_has_passed_does_not_take_part() throws IOException {
        solve("e110_synchronous", "PASS");
        Samples.write(layout.stubs().resolve("e110_synchronous").resolve("Runner.java"), "stub");
        assertEquals(List.of(), present(Origin.LEARNER));
    }

    @Test
    void reference_takes_part_where_it_is_there() throws IOException {
        assertEquals(List.of("reference e110", "reference e410", "reference e430"), present(Origin.REFERENCE));
        Files.delete(layout.reference().resolve("e410_threads/Runner.java"));
        assertEquals(List.of("reference e110", "reference e430"), present(Origin.REFERENCE));
    }

    @Test
    void side_by_side_nobody_takes_part_without_a_counterpart() throws IOException {
        solve("e410_threads", "PASS");
        assertEquals(List.of("learner e410", "reference e410"), present(Origin.LEARNER, Origin.REFERENCE));
    }
}
