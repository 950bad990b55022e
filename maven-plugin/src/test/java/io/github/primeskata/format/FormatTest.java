package io.github.primeskata.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.primeskata.report.Runs;
import io.github.primeskata.result.Entry;
import io.github.primeskata.result.ResultFile;
import io.github.primeskata.result.Results;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

class FormatTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Stream<ResultFile> results() {
        return Stream.concat(Runs.all().keySet().stream().map(Results::result), Stream.of(Results.nasty()));
    }

    private static List<Error> errors(String schema, SpecificationVersion version, String document) {
        try {
            String text = Files.readString(Path.of("src/test/resources/schemas").resolve(schema));
            return SchemaRegistry.withDefaultDialect(version)
                    .getSchema(text, InputFormat.JSON)
                    .validate(document, InputFormat.JSON);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Error> ctrf(String document) {
        return errors("ctrf-schema-0.0.json", SpecificationVersion.DRAFT_7, document);
    }

    private static List<Error> sarif(String document) {
        return errors("sarif-2.1.0-rtm.5.json", SpecificationVersion.DRAFT_4, document);
    }

    private static List<Error> gitlab(String document) {
        return errors("gitlab-code-quality.json", SpecificationVersion.DRAFT_2020_12, document);
    }

    private static List<Error> gradescope(String document) {
        return errors("gradescope-results.json", SpecificationVersion.DRAFT_2020_12, document);
    }

    private static List<ReportTestSuite> junit(String xml) throws Exception {
        return new TestSuiteXmlParser(new NullConsoleLogger())
                .parse(new InputStreamReader(
                        new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8));
    }

    private static List<List<String>> csv(String text) {
        List<List<String>> records = new ArrayList<>();
        CsvMapper.builder()
                .enable(CsvReadFeature.WRAP_AS_ARRAY)
                .build()
                .readerForListOf(String.class)
                .<List<String>>readValues(text)
                .forEachRemaining(records::add);
        return records;
    }

    private static Entry only(ResultFile result) {
        return result.exercises().get(0);
    }

    @ParameterizedTest
    @MethodSource("results")
    void junit_has_a_case_a_check_and_no_rejected_exercise_without_a_failure(ResultFile result) throws Exception {
        List<ReportTestSuite> suites = junit(JUnitXml.of(result)).stream()
                .filter(suite -> !suite.getTestCases().isEmpty())
                .toList();
        for (Entry entry : result.exercises()) {
            ReportTestSuite suite = suites.stream()
                    .filter(one -> one.getFullClassName().startsWith("kata." + entry.name()))
                    .findFirst()
                    .orElseThrow();
            List<ReportTestCase> cases = suites.stream()
                    .flatMap(one -> one.getTestCases().stream())
                    .filter(one -> one.getFullClassName().startsWith("kata." + entry.name()))
                    .toList();
            assertTrue(cases.size() >= entry.checks().size(), suite::toString);
            long bad = cases.stream()
                    .filter(one -> one.hasFailure() || one.hasError())
                    .count();
            assertEquals(entry.failure().isPresent(), bad > 0, entry::verdict);
        }
    }

    @Test
    void junit_blames_the_grader_and_not_the_learner_for_a_fault_of_the_grader() throws Exception {
        ReportTestCase first = junit(JUnitXml.of(Results.result("internal-error")))
                .get(0)
                .getTestCases()
                .get(0);
        assertTrue(first.hasError());
        assertFalse(first.hasFailure());
        assertEquals("the_grader_works", first.getName());
    }

    @Test
    void junit_tells_what_was_seen_and_how_to_see_it_again() throws Exception {
        ReportTestCase failed = junit(JUnitXml.of(Results.result("failure"))).stream()
                .flatMap(suite -> suite.getTestCases().stream())
                .filter(ReportTestCase::hasFailure)
                .findFirst()
                .orElseThrow();
        assertEquals("RACE", failed.getFailureType());
        assertTrue(failed.getFailureMessage().startsWith("two workers found 2 primes each"));
        assertTrue(failed.getFailureDetail().contains("replay     mvn primes:grade -Dexercise=e510"));
        assertTrue(failed.getFailureDetail().contains("ThreadsRunner.java:31"));
    }

    @Test
    void junit_keeps_nasty_text_as_text() throws Exception {
        ReportTestCase failed = junit(JUnitXml.of(Results.nasty())).stream()
                .flatMap(suite -> suite.getTestCases().stream())
                .filter(ReportTestCase::hasFailure)
                .findFirst()
                .orElseThrow();
        assertTrue(failed.getFailureMessage().contains("<script>alert(1)</script> ]]> &amp; \"quoted\""));
    }

    @ParameterizedTest
    @MethodSource("results")
    void ctrf_keeps_to_its_schema(ResultFile result) {
        String document = Ctrf.of(result);
        assertEquals(List.of(), ctrf(document));
        JsonNode summary = JSON.readTree(document).at("/results/summary");
        int sum = Stream.of("passed", "failed", "pending", "skipped", "other")
                .mapToInt(status -> summary.path(status).asInt())
                .sum();
        assertEquals(summary.path("tests").asInt(), sum);
    }

    @Test
    void ctrf_says_of_each_exercise_what_became_of_it() {
        JsonNode tests = JSON.readTree(Ctrf.of(Results.result("several"))).at("/results/tests");
        assertEquals(
                List.of("passed", "passed", "failed", "other", "failed", "skipped"),
                StreamSupport.stream(tests.spliterator(), false)
                        .map(test -> test.path("status").asString())
                        .toList());
    }

    @Test
    void ctrf_schema_can_tell() {
        assertNotEquals(
                List.of(),
                ctrf(Ctrf.of(Results.result("failure")).replace("\"status\" : \"failed\"", "\"status\" : 1")));
    }

    @ParameterizedTest
    @MethodSource("results")
    void sarif_keeps_to_its_schema_and_each_result_has_a_line(ResultFile result) {
        String document = Sarif.of(result);
        assertEquals(List.of(), sarif(document));
        for (JsonNode one : JSON.readTree(document).at("/runs/0/results")) {
            JsonNode where = one.at("/locations/0/physicalLocation");
            assertTrue(where.at("/region/startLine").asInt() > 0);
            String uri = where.at("/artifactLocation/uri").asString();
            assertTrue(uri.matches("kata-exercises/src/main/java/kata/e\\d\\d0_[!-~]+\\.java"), uri);
            JsonNode rules = JSON.readTree(document).at("/runs/0/tool/driver/rules");
            assertEquals(
                    one.path("ruleId").asString(),
                    rules.path(one.path("ruleIndex").asInt()).path("id").asString());
        }
    }

    @Test
    void sarif_has_what_the_approach_forbids() {
        JsonNode one = JSON.readTree(Sarif.of(Results.result("forbidden-api"))).at("/runs/0/results/0");
        assertEquals("FORBIDDEN_API", one.path("ruleId").asString());
        assertEquals("error", one.path("level").asString());
        assertTrue(one.at("/message/text").asString().contains("Executors.newFixedThreadPool is used"));
        assertEquals(
                17, one.at("/locations/0/physicalLocation/region/startLine").asInt());
    }

    @Test
    void sarif_has_advice_as_a_warning_and_leaves_no_sign_to_its_readers() {
        JsonNode results = JSON.readTree(Sarif.of(Results.nasty())).at("/runs/0/results");
        assertEquals(2, results.size());
        assertEquals("warning", results.path(1).path("level").asString());
        assertEquals("ADVICE", results.path(1).path("ruleId").asString());
        String text = results.path(1).at("/message/text").asString();
        assertTrue(text.contains("{{0}}") && text.contains("\\[link\\]"), text);
    }

    @Test
    void sarif_schema_can_tell() {
        assertNotEquals(
                List.of(),
                sarif(Sarif.of(Results.result("forbidden-api")).replace("\"startLine\" : 17", "\"startLine\" : 0")));
    }

    @ParameterizedTest
    @MethodSource("results")
    void gitlab_report_has_what_gitlab_asks_for(ResultFile result) {
        String document = GitLab.of(result);
        assertEquals(List.of(), gitlab(document));
        List<String> prints = StreamSupport.stream(JSON.readTree(document).spliterator(), false)
                .map(one -> one.path("fingerprint").asString())
                .toList();
        assertEquals(prints.stream().distinct().toList(), prints);
    }

    @Test
    void gitlab_schema_can_tell() {
        assertNotEquals(
                List.of(), gitlab(GitLab.of(Results.result("forbidden-api")).replace("\"major\"", "\"terrible\"")));
    }

    @ParameterizedTest
    @MethodSource("results")
    void gradescope_adds_up(ResultFile result) {
        String document = Gradescope.of(result);
        assertEquals(List.of(), gradescope(document));
        JsonNode root = JSON.readTree(document);
        int sum = 0;
        for (JsonNode test : root.path("tests")) {
            sum += test.path("score").asInt();
        }
        assertEquals(result.points(), sum);
        assertEquals(result.points(), root.path("score").asInt());
    }

    @Test
    void gradescope_says_why_points_are_lost() {
        String output = JSON.readTree(Gradescope.of(Results.result("failure")))
                .at("/tests/0/output")
                .asString();
        assertTrue(output.contains("0/3  C1  two_callers_are_inside_at_once: two workers found"), output);
        assertTrue(output.contains("together 4"), output);
    }

    @Test
    void gradescope_schema_can_tell() {
        assertNotEquals(
                List.of(), gradescope(Gradescope.of(Results.result("failure")).replace("\"failed\"", "\"sad\"")));
    }

    @ParameterizedTest
    @MethodSource("results")
    void summary_is_a_table_in_which_text_is_text(ResultFile result) {
        String markdown = GitHub.summary(result);
        Node document = Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .build()
                .parse(markdown);
        List<String> html = new ArrayList<>();
        List<Node> links = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int[] cells = new int[1];
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                cells[0] += node instanceof TableCell ? 1 : 0;
                visitChildren(node);
            }

            @Override
            public void visit(HtmlInline inline) {
                html.add(inline.getLiteral());
            }

            @Override
            public void visit(Link link) {
                links.add(link);
            }

            @Override
            public void visit(Text node) {
                text.append(node.getLiteral());
            }
        });
        assertEquals(5 * (result.exercises().size() + 1), cells[0], markdown);
        assertEquals(List.of(), links);
        html.removeIf(tag -> tag.matches("</?code>"));
        assertEquals(List.of(), html);
        for (Entry entry : result.exercises()) {
            assertTrue(text.toString().contains(entry.label()), text::toString);
        }
    }

    /** As GitHub's runner reads a line of a log. */
    private static Map<String, String> command(String line) {
        assertTrue(line.startsWith("::"), line);
        int end = line.indexOf("::", 2);
        String[] head = line.substring(2, end).split(" ", 2);
        Map<String, String> command = new java.util.LinkedHashMap<>();
        command.put("command", head[0]);
        for (String property : head[1].split(",")) {
            String[] parts = property.split("=", 2);
            command.put(
                    parts[0],
                    parts[1].replace("%0D", "\r")
                            .replace("%0A", "\n")
                            .replace("%3A", ":")
                            .replace("%2C", ",")
                            .replace("%25", "%"));
        }
        command.put(
                "message",
                line.substring(end + 2)
                        .replace("%0D", "\r")
                        .replace("%0A", "\n")
                        .replace("%25", "%"));
        return command;
    }

    @ParameterizedTest
    @MethodSource("results")
    void annotations_are_one_command_a_line(ResultFile result) {
        List<String> commands = GitHub.annotations(result);
        long expected = result.exercises().stream()
                .mapToLong(entry -> entry.warnings().size() + (entry.failure().isPresent() ? 1 : 0))
                .sum();
        assertEquals(expected, commands.size());
        for (String line : commands) {
            assertFalse(line.contains("\n"), line);
            Map<String, String> command = command(line);
            assertTrue(List.of("error", "warning").contains(command.get("command")), line);
            assertTrue(List.of("command", "file", "line", "title", "message").containsAll(command.keySet()), line);
        }
    }

    @Test
    void annotation_keeps_nasty_text_as_text() {
        Map<String, String> command =
                command(GitHub.annotations(Results.nasty()).get(0));
        assertEquals("kata-exercises/src/main/java/kata/e510_lost_update/Größe_$1.java", command.get("file"));
        assertEquals("31", command.get("line"));
        assertTrue(command.get("message").startsWith("=cmd|' /C calc'!A1 </td>"));
        assertTrue(command.get("title").contains("{0} %0A %SRCROOT% ::error file=a::b"), command.get("title"));
    }

    @Test
    void annotation_with_line_ends_is_one_line() {
        Entry entry = only(Results.result("failure"));
        Entry.Rejection two =
                new Entry.Rejection("c", "", "one\n::error::two\r\n%", "x", java.util.Optional.empty(), "", "");
        Entry spoilt = new Entry(
                entry.name(), "a\n::b", "RACE", "RACE", 0, 1, java.util.Optional.of(two), List.of(), List.of(), 0);
        ResultFile result = new ResultFile("", "", java.time.Instant.EPOCH, List.of(spoilt));
        assertEquals(
                List.of("::error title=e510 a%0A%3A%3Ab RACE::one%0A::error::two%0D%0A%25; expected: x"),
                GitHub.annotations(result));
    }

    @Test
    void shield_stands_round_the_text() {
        assertEquals("::stop-commands::t0\n::error::x\n::t0::\n", GitHub.shielded("::error::x", "t0"));
    }

    @ParameterizedTest
    @MethodSource("results")
    void gradebooks_have_a_row_a_learner_and_a_column_an_exercise(ResultFile result) {
        int exercises = result.exercises().size();
        List<List<String>> moodle = csv(Gradebook.of("ada@x.example", result).moodle());
        assertEquals(2, moodle.size());
        assertEquals("Username", moodle.get(0).get(0));
        assertEquals("ada@x.example", moodle.get(1).get(0));
        moodle.forEach(row -> assertEquals(1 + exercises, row.size()));
        List<List<String>> canvas = csv(Gradebook.of("ada@x.example", result).canvas());
        assertEquals(
                List.of("Student", "ID", "SIS User ID", "SIS Login ID", "Section"),
                canvas.get(0).subList(0, 5));
        assertEquals("Points Possible", canvas.get(1).get(0));
        assertEquals("ada@x.example", canvas.get(2).get(3));
        canvas.forEach(row -> assertEquals(5 + exercises, row.size()));
    }

    @Test
    void gradebook_leaves_empty_what_has_no_score() {
        List<List<String>> moodle =
                csv(Gradebook.of("a", Results.result("several")).moodle());
        assertEquals(List.of("a", "8", "8", "4", "", "0", "0"), moodle.get(1));
        Gradebook two = new Gradebook(Map.of("b", Results.result("failure"), "a", Results.result("pass")));
        assertEquals(List.of("8", ""), csv(two.moodle()).get(1).subList(1, 3));
        assertEquals(List.of("", "4"), csv(two.moodle()).get(2).subList(1, 3));
        assertEquals(List.of("8", "8"), csv(two.canvas()).get(1).subList(5, 7));
    }

    @Test
    void field_that_a_spreadsheet_could_calculate_begins_with_an_apostrophe() {
        for (String formula : List.of("=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "\n=1")) {
            assertEquals(List.of(List.of("'" + formula, "a,\"b\"")), csv(Csv.of(List.of(List.of(formula, "a,\"b\"")))));
        }
        assertEquals("\"a\",12,\r\n", Csv.of(List.of(List.of("a", "12", ""))));
    }

    @Test
    void formats_name_their_files_in_a_fixed_order() {
        assertEquals(
                List.of(
                        "junit.xml",
                        "ctrf.json",
                        "primes.sarif",
                        "github-summary.md",
                        "github-annotations.txt",
                        "gl-code-quality-report.json",
                        "gradescope/results.json",
                        "moodle.csv",
                        "canvas.csv"),
                List.copyOf(Format.files(EnumSet.allOf(Format.class), only3(), "ada")
                        .keySet()));
        assertEquals(
                List.of("primes.sarif"),
                List.copyOf(Format.files(EnumSet.of(Format.SARIF), only3(), "").keySet()));
    }

    private static ResultFile only3() {
        return Results.result("several");
    }
}
