package io.github.primeskata.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    void without_an_exercise_the_rest_is_kept() {
        LearnerState state = NOTHING.withHint("a", 2)
                .withHint("b", 1)
                .withCurrent("b")
                .withVerdicts(Map.of("a", "PASS", "b", "PASS"));
        assertEquals(NOTHING.withHint("b", 1).withCurrent("b").withVerdicts(Map.of("b", "PASS")), state.without("a"));
        assertEquals(NOTHING.withHint("a", 2).withVerdicts(Map.of("a", "PASS")), state.without("b"));
        assertEquals(NOTHING, state.without("a").without("b"));
    }

    @Test
    void an_exercise_is_remembered_by_its_verdict_its_hints_or_as_the_last_one() {
        assertFalse(NOTHING.remembers("a"));
        assertFalse(NOTHING.withVerdicts(Map.of("a", "NOT_STARTED")).remembers("a"));
        assertTrue(NOTHING.withVerdicts(Map.of("a", "RACE")).remembers("a"));
        assertTrue(NOTHING.withHint("a", 1).remembers("a"));
        assertTrue(NOTHING.withCurrent("a").remembers("a"));
        assertFalse(NOTHING.withCurrent("a").remembers("b"));
    }

    @Test
    void current_exercise_is_kept_in_the_file() throws IOException {
        NOTHING.withCurrent("e410_threads").save(layout);
        assertEquals("e410_threads", LearnerState.load(layout).current());
    }

    /** Whoever reads before another has written would write the other's away. */
    @Test
    void update_at_once_by_several_loses_nothing() throws Exception {
        int writers = 4;
        int each = 10;
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        List<Future<?>> all = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            String name = "w" + writer;
            all.add(pool.submit(() -> {
                for (int i = 0; i < each; i++) {
                    LearnerState.update(
                            layout, state -> state.withHint(name, state.hints().getOrDefault(name, 0) + 1));
                }
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        pool.shutdown();
        assertEquals(
                Map.of("w0", each, "w1", each, "w2", each, "w3", each),
                LearnerState.load(layout).hints());
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
