package io.github.primeskata.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.primeskata.bench.BenchmarkReport;
import io.github.primeskata.measure.Reason;
import io.github.primeskata.measure.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class BenchmarkJsonTest {

    private static final Path SCHEMA = Path.of("../docs/reference/benchmark-v1.schema.json");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Schema schema;

    BenchmarkJsonTest() throws IOException {
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
    }

    static Set<String> reports() {
        return Benchmarks.all().keySet();
    }

    private List<Error> errors(String document) {
        return schema.validate(document, InputFormat.JSON);
    }

    private static String json(String report) {
        return BenchmarkJson.of(Benchmarks.all().get(report), "0.1.0", Instant.parse("2026-11-26T12:00:00Z"));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void file_keeps_to_its_schema(String report) {
        assertEquals(List.of(), errors(json(report)));
    }

    @ParameterizedTest
    @CsvSource({"/tables/0/rows/0, workers", "/tables/0, baseline", "/machine, noise", "'', whole"})
    void schema_wants_each_field_and_knows_no_other(String where, String field) {
        JsonNode root = JSON.readTree(json("both"));
        ((ObjectNode) root.at(where)).remove(field);
        assertFalse(errors(JSON.writeValueAsString(root)).isEmpty());
        root = JSON.readTree(json("both"));
        ((ObjectNode) root.at(where)).put("more", 1);
        assertFalse(errors(JSON.writeValueAsString(root)).isEmpty());
    }

    @Test
    void schema_knows_the_words_of_all_verdicts_and_reasons_and_no_other() throws IOException {
        JsonNode root = JSON.readTree(Files.readString(SCHEMA));
        assertEquals(names(Verdict.values()), words(root.at("/$defs/verdict/enum")));
        assertEquals(names(Reason.values()), words(root.at("/$defs/reason/enum")));
        assertEquals(names(BenchmarkReport.Why.values()), words(root.at("/$defs/why/enum")));
    }

    private static List<String> names(Enum<?>... values) {
        return Stream.of(values).map(Enum::name).toList();
    }

    private static List<String> words(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void row_tells_time_gain_verdict_and_who_found_what() {
        JsonNode row = JSON.readTree(json("both")).at("/tables/0/rows/4");
        assertEquals("learner/e310/3", row.path("key").asString());
        assertEquals(8, row.at("/seconds/runs").asInt());
        assertEquals("FASTER", row.at("/ofBaseline/verdict").asString());
        assertEquals("SLOWER", row.at("/ofReference/verdict").asString());
        assertEquals("NONE", row.at("/ofReference/reason").asString());
        assertEquals("Worker-1", row.at("/last/lanes/0/worker").asString());
        assertEquals(4711, row.at("/last/lanes/0/process").asInt());
    }

    @Test
    void row_that_cannot_be_judged_tells_why() {
        JsonNode row = JSON.readTree(json("one-processor")).at("/tables/1/rows/2");
        assertEquals("INCONCLUSIVE", row.at("/ofBaseline/verdict").asString());
        assertEquals("ONE_PROCESSOR", row.at("/ofBaseline/reason").asString());
    }

    @Test
    void row_of_the_guides_own_work_tells_the_guides_figure() {
        JsonNode row = JSON.readTree(json("guide")).at("/tables/0/rows/0");
        assertEquals(50.5522, row.at("/guide/seconds").asDouble());
        assertEquals("Worker-1 all", row.at("/guide/found").asString());
    }
}
