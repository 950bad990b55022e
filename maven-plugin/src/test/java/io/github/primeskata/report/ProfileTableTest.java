package io.github.primeskata.report;

import static io.github.primeskata.report.Golden.assertGolden;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.primeskata.bench.ProfileReport;
import io.github.primeskata.measure.Approach;
import io.github.primeskata.measure.Origin;
import io.github.primeskata.observe.ProfileFacts;
import io.github.primeskata.observe.ProfileFacts.Lane;
import io.github.primeskata.observe.ProfileFacts.Method;
import io.github.primeskata.observe.ProfileFacts.Wait;
import io.github.primeskata.observe.RunFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProfileTableTest {

    private static final Path SCHEMA = Path.of("../docs/reference/profile-v1.schema.json");
    private static final Method RUN =
            new Method("kata.e810_calc_primes.PrimeCalculator$Piece.run", "()V", 2, 17_700_000, 16_100_000);
    private static final Method TEST =
            new Method("io.github.primeskata.subject.Job.isPrime", "(J)Z", 20_000, 1_460_000, 383_000);
    private static final Lane CALLER = new Lane("caller", 1, 0, 100_000_000, List.of(new Wait(25_000_000, 99_000_000)));
    private static final Lane WORKER = new Lane("Worker-1", 31, 20_000_000, 60_000_000, List.of());

    private static ProfileReport report(RunFacts.End end, List<Method> methods, List<Lane> lanes, int threads) {
        return new ProfileReport(
                Approach.of("e810").orElseThrow(),
                Origin.LEARNER,
                20_000,
                2,
                "25.0.3",
                new ProfileFacts(
                        end,
                        end == RunFacts.End.DONE ? "" : "3 was not found",
                        100_000_000,
                        methods,
                        lanes,
                        threads,
                        7),
                Path.of("profile/e810.jfr"),
                end == RunFacts.End.DONE ? Optional.of(Path.of("profile/e810-flames.html")) : Optional.empty());
    }

    private static String table(ProfileReport report, Style style) {
        return ProfileTable.of(report, Path::toString, Path.of("profile/e810.json"), style);
    }

    @Test
    void table_shows_calls_and_threads() throws IOException {
        ProfileReport report = report(RunFacts.End.DONE, List.of(RUN, TEST), List.of(CALLER, WORKER), 2);
        assertGolden("profile", table(report, new Style(false, false, 80)));
        assertGolden("profile-120-colour", table(report, new Style(true, false, 120)));
    }

    @Test
    void table_of_a_wrong_run_says_so_and_that_there_are_no_flames() throws IOException {
        ProfileReport report = report(RunFacts.End.WRONG, List.of(RUN), List.of(CALLER), 1);
        assertGolden("profile-wrong", table(report, new Style(false, true, 80)));
    }

    @Test
    void table_of_very_many_threads_and_methods_counts_those_that_it_leaves_out() {
        List<Method> methods = LongStream.range(0, 40)
                .mapToObj(i -> new Method("kata.e810_calc_primes.M" + i + ".run", "()V", i, i, i))
                .toList();
        List<Lane> lanes = LongStream.range(0, 200)
                .mapToObj(i -> new Lane("thread-" + i, i, 0, 1, List.of()))
                .toList();
        String table = table(report(RunFacts.End.DONE, methods, lanes, 5_000), new Style(false, false, 80));

        assertTrue(table.contains("and 10 more methods"), table);
        assertTrue(table.contains("and 4980 more threads"), table);
        assertTrue(table.contains("M29.run") && !table.contains("M30.run"), table);
        assertTrue(table.contains("thread-19 ") && !table.contains("thread-20 "), table);
    }

    @Test
    void bar_tells_who_was_there_and_who_waited() {
        assertEquals("===.......", ProfileTable.bar(CALLER, 100_000_000, 10));
        assertEquals("  ====    ", ProfileTable.bar(WORKER, 100_000_000, 10));
    }

    @Test
    void bar_of_a_moment_is_seen() {
        assertEquals(
                "   =      ", ProfileTable.bar(new Lane("", 1, 30_000_001, 30_000_001, List.of()), 100_000_000, 10));
    }

    @Test
    void names_of_a_submission_do_not_act_on_the_terminal() {
        Lane hostile = new Lane("\u001b[2J\u202e", 1, 0, 1, List.of());
        assertFalse(table(report(RunFacts.End.DONE, List.of(), List.of(hostile), 1), new Style(false, false, 80))
                .contains("\u001b"));
    }

    @ParameterizedTest
    @EnumSource
    void json_keeps_to_its_schema(RunFacts.End end) throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        String json = ProfileJson.of(report(end, List.of(RUN, TEST), List.of(CALLER, WORKER), 2), "0.1.0");
        assertEquals(List.of(), schema.validate(json, InputFormat.JSON));
        assertFalse(schema.validate(json.replace("\"longestNanos\"", "\"most\""), InputFormat.JSON)
                .isEmpty());
    }

    @Test
    void json_has_what_was_recorded_in_nanoseconds() {
        JsonNode json = JsonMapper.builder()
                .build()
                .readTree(ProfileJson.of(
                        report(RunFacts.End.WRONG, List.of(RUN, TEST), List.of(CALLER, WORKER), 2), "0.1.0"));

        assertEquals("e810", json.path("exercise").asString());
        assertFalse(json.path("right").asBoolean());
        assertEquals(20_000, json.at("/methods/1/calls").asLong());
        assertEquals(17_700_000, json.at("/methods/0/totalNanos").asLong());
        assertEquals("Worker-1", json.at("/lanes/1/thread").asString());
        assertEquals(25_000_000, json.at("/lanes/0/waits/0/beginNanos").asLong());
        assertEquals("e810.jfr", json.path("recording").asString());
    }
}
