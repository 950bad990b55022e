package io.github.primeskata.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.primeskata.Samples;
import io.github.primeskata.grade.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class JsonReportTest {

    private static final Path SCHEMA = Path.of("../docs/reference/result-v1.schema.json");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Schema schema;

    JsonReportTest() throws IOException {
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
    }

    static Set<String> runs() {
        return Runs.all().keySet();
    }

    static List<Verdict> verdicts() {
        return Samples.verdicts();
    }

    private List<Error> errors(String document) {
        return schema.validate(document, InputFormat.JSON);
    }

    private static String report(String run) {
        return JsonReport.of(Runs.all().get(run));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void report_of_a_run_keeps_to_the_schema(String run) {
        assertEquals(List.of(), errors(report(run)));
    }

    @Test
    void report_has_the_lines_that_a_failure_names() {
        JsonNode code = JSON.readTree(JsonReport.of(Runs.all().get("failure"))).at("/exercises/0/failure/code");
        assertEquals(2, code.size());
        assertEquals("PrimeCounter.java:22", code.at("/0/location").asString());
        assertTrue(code.at("/0/text").asString().startsWith("tally.write(tally.read() + 22);"));
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void report_of_each_verdict_keeps_to_the_schema_and_names_it(Verdict verdict) {
        String document = JsonReport.of(Runs.report(Runs.with(verdict)));
        assertEquals(List.of(), errors(document));
        JsonNode exercise = JSON.readTree(document).path("exercises").path(0);
        assertEquals(verdict.word(), exercise.path("verdict").asString());
        assertEquals(verdict.shown(), exercise.path("verdictDetail").asString());
    }

    @Test
    void report_of_a_verdict_with_an_endless_name_keeps_to_the_schema() {
        Verdict verdict = new Verdict.ExceptionThrown("E".repeat(60_000));
        assertEquals(List.of(), errors(JsonReport.of(Runs.report(Runs.with(verdict)))));
    }

    @Test
    void schema_allows_the_words_of_all_verdicts_and_no_other() throws IOException {
        JsonNode words = JSON.readTree(Files.readString(SCHEMA)).at("/$defs/verdict/enum");
        assertEquals(
                Verdict.words(),
                StreamSupport.stream(words.spliterator(), false)
                        .map(JsonNode::asString)
                        .toList());
    }

    @Test
    void report_of_a_run_without_exercises_keeps_to_the_schema() {
        assertEquals(List.of(), errors(JsonReport.of(Runs.report())));
    }

    @Test
    void report_of_several_exercises_sums_them_up() {
        JsonNode summary = JSON.readTree(report("several")).path("summary");
        assertEquals(6, summary.path("exercises").asInt());
        assertEquals(2, summary.path("solved").asInt());
        assertEquals(8 + 8 + 4, summary.path("points").asInt());
        assertEquals(5 * 8, summary.path("max").asInt());
    }

    @Test
    void report_of_the_same_run_later_differs_under_measured_alone() {
        RunReport run = Runs.all().get("several");
        RunReport later = new RunReport(
                run.version(),
                run.jdk(),
                run.cores(),
                run.finished().plusSeconds(9),
                run.results(),
                run.code(),
                run.hintsSeen(),
                run.standing(),
                run.notes());
        assertNotEquals(JsonReport.of(run), JsonReport.of(later));
        ObjectNode a = (ObjectNode) JSON.readTree(JsonReport.of(run));
        ObjectNode b = (ObjectNode) JSON.readTree(JsonReport.of(later));
        a.remove("measured");
        b.remove("measured");
        assertEquals(a, b);
    }

    @Test
    void report_of_hostile_text_is_short_and_holds_no_character_that_acts_on_a_terminal() {
        String document = report("hostile");
        assertTrue(document.length() < 30_000, () -> "length " + document.length());
        JsonNode exercise = JSON.readTree(document).path("exercises").path(0);
        for (String text : List.of(
                exercise.path("verdictDetail").asString(),
                exercise.at("/failure/observed").asString(),
                exercise.at("/failure/location").asString(),
                exercise.at("/lanes/0/workers/0/worker").asString(),
                exercise.at("/warnings/0").asString())) {
            assertTrue(
                    text.codePoints()
                            .noneMatch(c -> Character.isISOControl(c)
                                    || Character.getType(c) == Character.FORMAT
                                    || Character.getType(c) == Character.SURROGATE),
                    text);
        }
    }

    /** A document that is broken in one place is refused; so the schema, and this test, can tell. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"schemaVersion\" : 1              | \"schemaVersion\" : 2",
                "\"verdict\" : \"RACE\"             | \"verdict\" : \"ROSE\"",
                "\"verdict\" : \"RACE\"             | \"verdict\" : \"PASS\"",
                "\"state\" : \"FAILED\"             | \"state\" : \"LOST\"",
                "\"aspect\" : \"behaviour\"         | \"aspect\" : \"luck\"",
                "\"id\" : \"e510\"                  | \"id\" : \"510\"",
                "\"clause\" : \"C1\"                | \"clause\" : \"1\"",
                "\"points\" : 2                     | \"points\" : -2",
                "\"points\" : 2                     | \"points\" : \"2\"",
                "\"grader\" :                       | \"grater\" :",
                "\"finished\" :                     | \"ended\" :",
                "\"lanes\" :                        | \"tracks\" :",
                "\"numbers\" : 168                 | \"numbers\" : 0",
                "\"calls\" : 168                   | \"cells\" : 168",
                "\"thread\" : 31                    | \"thread\" : \"31\"",
            })
    void schema_document_broken_in_one_place_is_refused(String old, String replacement) {
        String document = report("failure");
        assertTrue(document.contains(old), () -> old + " in " + document);
        assertNotEquals(List.of(), errors(document.replace(old, replacement)));
    }

    @Test
    void schema_document_with_a_key_more_is_refused() {
        ObjectNode document = (ObjectNode) JSON.readTree(report("failure"));
        document.put("more", 1);
        assertNotEquals(List.of(), errors(document.toString()));
    }
}
