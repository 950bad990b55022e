package io.github.primeskata.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearnerStateTest {

    private static final LearnerState NOTHING = new LearnerState(Map.of(), Map.of());

    @TempDir
    Path root;

    private Layout layout;

    @BeforeEach
    void lay_out() {
        layout = Samples.checkout(root);
    }

    @Test
    void load_without_a_file_remembers_nothing() throws IOException {
        assertEquals(NOTHING, LearnerState.load(layout));
        assertFalse(Files.exists(layout.state()));
    }

    @Test
    void load_after_save_gives_the_same() throws IOException {
        LearnerState state = NOTHING.withHint("e410_threads", 2).withVerdicts(Map.of("e410_threads", "RACE"));
        state.save(layout);
        assertEquals(state, LearnerState.load(layout));
    }

    @Test
    void what_is_undecided_replaces_no_verdict() {
        LearnerState state = NOTHING.withVerdicts(Map.of("a", "PASS"));

        assertEquals(
                Map.of("a", "PASS", "b", "INCONCLUSIVE"),
                state.withUndecided(Map.of("a", "INCONCLUSIVE", "b", "INCONCLUSIVE"))
                        .verdicts());
    }

    @Test
    void with_hint_lower_than_seen_keeps_the_highest() {
        assertEquals(2, NOTHING.withHint("a", 2).withHint("a", 1).hints().get("a"));
        assertEquals(3, NOTHING.withHint("a", 2).withHint("a", 3).hints().get("a"));
    }

    @Test
    void with_verdicts_replaces_those_and_keeps_the_others() {
        assertEquals(
                Map.of("a", "PASS", "b", "LEAK"),
                NOTHING.withVerdicts(Map.of("a", "RACE", "b", "LEAK"))
                        .withVerdicts(Map.of("a", "PASS"))
                        .verdicts());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"hints\": {",
                "[]",
                "null",
                "\u0000\u0001",
                "{\"hints\": 3}",
                "{\"hints\": {\"a\": null}}",
                "{\"verdicts\": {\"a\": null}}"
            })
    void load_corrupt_file_remembers_nothing_and_moves_it_aside(String text) throws IOException {
        Samples.write(layout.state().resolve("state.json"), text);
        assertEquals(NOTHING, LearnerState.load(layout));
        try (Stream<Path> files = Files.list(layout.state())) {
            Path aside = files.findFirst().orElseThrow();
            assertTrue(aside.getFileName().toString().startsWith("state.json.corrupt-"));
            assertEquals(text, Files.readString(aside));
        }
        NOTHING.withHint("a", 1).save(layout);
        assertEquals(1, LearnerState.load(layout).hints().get("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"hints\": null}", "{\"later\": 1, \"hints\": {}}"})
    void load_file_of_another_version_is_read_as_far_as_it_is_known(String text) throws IOException {
        Samples.write(layout.state().resolve("state.json"), text);
        assertEquals(NOTHING, LearnerState.load(layout));
        assertTrue(Files.exists(layout.state().resolve("state.json")));
    }
}
