package io.github.primeskata.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.primeskata.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageParserTest {

    private static final String GOOD = Samples.pageText("e410");

    private static Page parse(String text) {
        return PageParser.parse("a/README.md", "e410_threads", text);
    }

    private static String with(String old, String replacement) {
        if (!GOOD.contains(old)) {
            throw new IllegalArgumentException(old);
        }
        return GOOD.replace(old, replacement);
    }

    private static List<Problem> problems(String text) {
        return assertThrows(CatalogException.class, () -> parse(text)).problems();
    }

    /** The text breaks one rule: fact and cure are these. */
    private static void assertProblem(String text, String fact, String cure) {
        assertEquals(List.of(new Problem("a/README.md", fact, cure)), problems(text));
    }

    @Test
    void page_without_a_fault_is_read_whole() {
        Page page = parse(GOOD);
        assertEquals("Threads on a common queue", page.title());
        assertEquals(20, page.minutes());
        assertEquals(2, page.difficulty());
        assertEquals(List.of("thread", "join", "common queue"), page.concepts());
        assertEquals(List.of(), page.needs());
        assertEquals(List.of(Aspect.BEHAVIOUR, Aspect.STRUCTURE), page.graded());
        assertEquals(List.of(Judge.OBSERVED), page.judgedBy());
        assertEquals(Map.of(Rule.EXECUTOR, "C2"), page.forbids());
        assertEquals(Duration.ofSeconds(60), page.limit());
        assertEquals(
                List.of(
                        "Who calls run?",
                        "A thread begins to work when it is started.",
                        "Start all of them before you join the first."),
                page.hints());
    }

    @Test
    void evidence_that_does_not_exist_names_the_nearest() {
        assertProblem(
                with("judgedBy: [observed]", "judgedBy: [observed, classfile]"),
                "'judgedBy' names 'classfile'",
                "Did you mean 'class-file'?");
    }

    @Test
    void clause_with_marks_and_a_second_line_is_one_plain_sentence_without_its_full_stop() {
        assertEquals(
                List.of(
                        new Clause("C1", "Every number is tested exactly once"),
                        new Clause("C2", "The workers are Threads, no pool is used")),
                parse(GOOD).clauses());
    }

    @Test
    void page_with_carriage_returns_is_read_as_without() {
        assertEquals(parse(GOOD), parse(GOOD.replace("\n", "\r\n")));
    }

    @Test
    void page_with_several_problems_reports_all_of_them() {
        assertEquals(
                2,
                problems(with("minutes: 20", "minutes: 0").replace("difficulty: 2", "difficulty: 6"))
                        .size());
    }

    @Test
    void page_without_front_matter_is_a_problem() {
        assertProblem(
                GOOD.substring(GOOD.indexOf("# e410")),
                "the page has no front matter",
                "Begin it with a block between two lines of ---");
    }

    @Test
    void front_matter_that_is_no_yaml_is_a_problem() {
        Problem problem =
                problems(with("title: Threads on a common queue", "title: [")).get(0);
        assertEquals("the front matter is not YAML", problem.fact().substring(0, 28));
    }

    @Test
    void front_matter_that_is_a_list_is_a_problem() {
        assertProblem(
                "---\n- title\n---\n# e410 Threads\n",
                "the front matter is not a list of keys",
                "Write one 'key: value' a line");
    }

    @Test
    void unknown_key_names_the_nearest() {
        assertProblem(
                with("limitSeconds: 60\n", "limitSeconds: 60\ndificulty: 2\n"),
                "unknown key 'dificulty'",
                "Did you mean 'difficulty'?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title",
                "minutes",
                "difficulty",
                "concepts",
                "needs",
                "graded",
                "judgedBy",
                "forbids",
                "limitSeconds"
            })
    void missing_key_is_a_problem(String key) {
        Problem missing = new Problem("a/README.md", "the key '" + key + "' is missing", "Add it to the front matter");
        assertEquals(
                missing,
                problems(GOOD.replaceFirst("(?m)^" + key + ": .*\n", "")).get(0));
    }

    @Test
    void empty_title_is_a_problem() {
        assertProblem(with("title: Threads on a common queue", "title:"), "the title is empty", "Write one");
    }

    @ParameterizedTest
    @CsvSource({
        "minutes, 20, 1, 240",
        "difficulty, 2, 1, 5",
        "limitSeconds, 60, 5, 600",
    })
    void number_out_of_its_range_is_a_problem_at_both_ends(String key, int now, int least, int most) {
        String line = key + ": " + now;
        String fact = "'" + key + "' is not a whole number from " + least + " to " + most;
        assertProblem(with(line, key + ": " + (least - 1)), fact, "Correct it");
        assertProblem(with(line, key + ": " + (most + 1)), fact, "Correct it");
        assertProblem(with(line, key + ": 2.5"), fact, "Correct it");
        assertProblem(with(line, key + ": many"), fact, "Correct it");
        parse(with(line, key + ": " + least));
        parse(with(line, key + ": " + most));
    }

    @ParameterizedTest
    @CsvSource({"concepts, '[thread, join, common queue]'", "needs, []"})
    void list_that_is_a_word_is_a_problem(String key, String now) {
        assertProblem(
                with(key + ": " + now, key + ": thread"),
                "'" + key + "' is not a list",
                "Write " + key + ": [one, two] or " + key + ": []");
    }

    @Test
    void graded_unknown_aspect_names_the_nearest() {
        assertProblem(
                with("[behaviour, structure]", "[behavior, structure]"),
                "'graded' names 'behavior'",
                "Did you mean 'behaviour'?");
    }

    @Test
    void forbids_that_is_a_list_is_a_problem() {
        assertProblem(
                with("{executor: C2}", "[executor]"),
                "'forbids' is not a map from rule to clause",
                "Write forbids: {executor: C3} or forbids: {}");
    }

    @Test
    void forbids_unknown_rule_names_the_nearest() {
        assertProblem(
                with("{executor: C2}", "{executors: C2}"),
                "'forbids' names the rule 'executors'",
                "Did you mean 'executor'?");
    }

    @Test
    void forbids_unknown_clause_is_a_problem() {
        assertProblem(
                with("{executor: C2}", "{executor: C3}"),
                "'forbids' gives the rule 'executor' to 'C3', which is no clause",
                "Name a clause of the contract");
    }

    @Test
    void heading_without_the_id_is_a_problem() {
        assertProblem(
                with("# e410 Threads", "# Threads"),
                "the first heading does not begin with the id",
                "Write '# e410 …'");
    }

    @Test
    void section_missing_is_a_problem() {
        assertProblem(
                with("## Read\n\nThe guide.\n\n", ""),
                "the sections are [Situation, Contract, Hints, For trainers]",
                "Write these, in this order: [Situation, Contract, Hints, Read, For trainers]");
    }

    @Test
    void sections_out_of_order_are_a_problem() {
        String read = "## Read\n\nThe guide.\n\n";
        String trainers = "## For trainers\n\n- **Ask:** who did the work?\n";
        assertProblem(
                with(read + trainers, trainers + "\n" + read),
                "the sections are [Situation, Contract, Hints, For trainers, Read]",
                "Write these, in this order: [Situation, Contract, Hints, Read, For trainers]");
    }

    @Test
    void section_twice_is_a_problem() {
        assertProblem(
                with("## Read\n", "## Situation\n\nAgain.\n\n## Read\n"),
                "the section 'Situation' stands there twice",
                "Keep one of them");
    }

    @Test
    void section_without_text_is_a_problem() {
        assertProblem(with("The guide.\n", ""), "the section 'Read' is empty", "Fill it");
    }

    @Test
    void clauses_with_a_gap_are_a_problem() {
        String gap = with("**C2**", "**C3**").replace("{executor: C2}", "{executor: C3}");
        assertProblem(gap, "clause C3 stands where C2 belongs", "Number the clauses from C1 without a gap");
    }

    @Test
    void contract_without_clauses_is_a_problem() {
        String none = with("- **C1** ", "- ").replace("- **C2** ", "- ").replace("{executor: C2}", "{}");
        assertProblem(none, "the contract has no clauses", "Write each as '- **C1** sentence'");
    }

    @Test
    void hints_below_and_above_three_are_a_problem() {
        String cure = "Write three: '### 1 …', '### 2 …', '### 3 …'";
        assertProblem(with("### 3 Almost the answer\n", ""), "there are 2 hints", cure);
        assertProblem(with("## Read", "### 4 Too much\nThe answer.\n\n## Read"), "there are 4 hints", cure);
    }

    @Test
    void hint_without_text_is_a_problem() {
        assertProblem(with("Who calls run?\n", ""), "hint 1 is empty", "Fill it");
    }
}
