package io.github.primeskata.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Aspect;
import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Check;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.catalog.Problem;
import io.github.primeskata.compile.Harness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tiny kata keeps all rules; each test breaks one. */
class ExerciseRulesTest {

    private static final String NAME = "e410_threads";
    private static final String PACKAGE = "package kata.e410_threads;\n";
    private static final String STUB = PACKAGE + """
            import java.util.concurrent.CompletionStage;

            /** The worker. It is synchronized by nothing. */
            public class Worker {
                public CompletionStage<Boolean> work() {
                    // TODO C1: work
                    throw new UnsupportedOperationException("TODO: work");
                }
            }
            """;

    @TempDir
    Path root;

    private Layout layout;
    private Path page;
    private Path stub;
    private List<Check> plan = List.of(Samples.check("works", 1));

    @BeforeEach
    void make_a_kata_that_keeps_all_rules() {
        layout = Samples.checkout(root);
        page = Samples.write(layout.stubs().resolve(NAME).resolve("README.md"), Samples.pageText("e410"));
        Samples.write(layout.stubs().resolve(NAME).resolve("Worker.java"), STUB);
        stub = Samples.write(layout.pristine().resolve(NAME).resolve("Worker.java"), STUB);
        Samples.write(layout.tests().resolve(NAME).resolve("WorkerTest.java"), PACKAGE);
        Samples.write(layout.reference().resolve(NAME).resolve("Worker.java"), PACKAGE);
        Samples.write(layout.alternatives().resolve(NAME).resolve("other/Worker.java"), PACKAGE);
        Samples.write(layout.broken().resolve(NAME).resolve("one-mistake/Worker.java"), PACKAGE);
        Samples.write(layout.broken().resolve(NAME).resolve("another-mistake/Worker.java"), PACKAGE);
    }

    private List<Problem> problems() throws IOException {
        Harness harness = new Harness(root, root, root, Map.of(NAME, plan));
        return ExerciseRules.problems(layout, Catalog.load(layout), harness);
    }

    private void assertProblem(Path where, String fact) throws IOException {
        assertEquals(
                List.of(layout.show(where) + ": " + fact),
                problems().stream()
                        .map(problem -> problem.where() + ": " + problem.fact())
                        .toList());
    }

    private void editPage(String old, String replacement) throws IOException {
        Samples.write(page, Files.readString(page).replace(old, replacement));
    }

    private void editStub(String old, String replacement) throws IOException {
        Samples.write(stub, Files.readString(stub).replace(old, replacement));
    }

    @Test
    void kata_that_keeps_all_rules_has_no_problem() throws IOException {
        assertEquals(List.of(), problems());
    }

    @Test
    void files_stray_one_beside_a_stub_is_a_problem() throws IOException {
        assertProblem(Samples.write(page.resolveSibling("notes.txt"), ""), "a stray file");
    }

    @Test
    void files_no_test_class_is_a_problem() throws IOException {
        Files.delete(layout.tests().resolve(NAME).resolve("WorkerTest.java"));
        assertProblem(layout.tests().resolve(NAME), "there are 0 test classes");
    }

    @Test
    void files_two_test_classes_are_a_problem() throws IOException {
        Samples.write(layout.tests().resolve(NAME).resolve("SecondTest.java"), PACKAGE);
        assertProblem(layout.tests().resolve(NAME), "there are 2 test classes");
    }

    private Path jcstressTest() throws IOException {
        editPage("judgedBy: [observed]", "judgedBy: [observed, jcstress]");
        return Samples.write(layout.tests().resolve(NAME).resolve("WorkerJcstress.java"), PACKAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "primeTest.meeting(2);, meeting",
        "company.turnOf(second);, interleaving",
        "tally.parkBeforeWrite();, interleaving",
        "Exploration.of(TwoFinds.class);, exploration",
        "DataRaces.in(Worker.class);, class-file",
        "new Workers(2);, processes"
    })
    void judges_that_the_page_does_not_name_are_a_problem(String code, String word) throws IOException {
        Samples.write(layout.tests().resolve(NAME).resolve("WorkerTest.java"), PACKAGE + "// " + code + "\n");
        assertProblem(page, "'judgedBy' is not what the tests use");
        assertEquals(
                "Write judgedBy: [observed, " + word + "]", problems().get(0).cure());
        editPage("judgedBy: [observed]", "judgedBy: [observed, " + word + "]");
        assertEquals(List.of(), problems());
    }

    @Test
    void judges_that_the_tests_do_not_use_are_a_problem() throws IOException {
        editPage("judgedBy: [observed]", "judgedBy: [observed, exploration]");
        assertProblem(page, "'judgedBy' is not what the tests use");
    }

    @Test
    void files_jcstress_test_that_is_not_compiled_is_none() throws IOException {
        jcstressTest();
        assertEquals(List.of(), problems());
    }

    @Test
    void files_jcstress_test_in_the_generated_list_is_none() throws IOException {
        jcstressTest();
        Samples.write(layout.compiledTests().resolve("kata").resolve(NAME).resolve("WorkerJcstress.class"), "");
        Samples.write(
                layout.compiledTests().resolve("META-INF/TestList"),
                "JCTEST27Skata." + NAME + ".WorkerJcstress36Skata." + NAME + ".WorkerJcstress_jcstress4Snull");
        assertEquals(List.of(), problems());
    }

    @Test
    void files_jcstress_test_that_was_compiled_without_its_processor_is_a_problem() throws IOException {
        Path test = jcstressTest();
        Samples.write(layout.compiledTests().resolve("kata").resolve(NAME).resolve("WorkerJcstress.class"), "");
        assertProblem(
                test,
                "jcstress does not know it: it is not named in kata-exercises/target/test-classes/META-INF/TestList");
    }

    @Test
    void files_helper_of_a_test_is_none() throws IOException {
        Samples.write(layout.tests().resolve(NAME).resolve("Helper.java"), PACKAGE);
        assertEquals(List.of(), problems());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kata-exercises/src/main/java/kata/e410_threads/Worker.java",
                "kata-exercises/src/test/java/kata/e410_threads/WorkerTest.java",
                "solutions/reference/kata/e410_threads/Worker.java",
                "solutions/alternatives/e410_threads/other/Worker.java",
                "solutions/broken/e410_threads/one-mistake/Worker.java",
            })
    void files_one_in_another_package_is_a_problem(String file) throws IOException {
        assertProblem(
                Samples.write(root.resolve(file), "package kata.e420_more;\n"),
                "the file is not in the package kata.e410_threads");
    }

    @Test
    void needs_later_exercise_is_a_problem() throws IOException {
        editPage("needs: []", "needs: [e510]");
        assertProblem(page, "it needs 'e510', which is no earlier exercise");
    }

    @Test
    void needs_the_exercise_itself_is_a_problem() throws IOException {
        editPage("needs: []", "needs: [e410]");
        assertProblem(page, "it needs 'e410', which is no earlier exercise");
    }

    @Test
    void links_that_lead_nowhere_are_a_problem() throws IOException {
        editPage("The guide.", "[guide](../guide.md#here)");
        assertProblem(page, "the link to '../guide.md' leads nowhere");
    }

    @Test
    void links_to_files_places_and_the_web_are_none() throws IOException {
        editPage("The guide.", "[a](Worker.java) [b](https://example.org/a) [c](#contract) [d](README.md#hints)");
        assertEquals(List.of(), problems());
    }

    @Test
    void stub_missing_is_a_problem() throws IOException {
        Files.delete(stub);
        assertProblem(stub.getParent(), "there is no pristine stub");
    }

    @Test
    void stub_without_todo_is_a_problem() throws IOException {
        editStub("// TODO C1: work", "// C1");
        assertProblem(stub.getParent(), "no '// TODO' in the stub");
    }

    @ParameterizedTest
    @ValueSource(strings = {"synchronized", "volatile", "transient"})
    void stub_with_a_telling_modifier_is_a_problem(String modifier) throws IOException {
        editStub("public CompletionStage", "public " + modifier + " CompletionStage");
        assertProblem(stub, "the stub gives its answer away: " + modifier);
    }

    @Test
    void stub_with_an_import_that_the_contract_does_not_name_is_a_problem() throws IOException {
        editStub("import java", "import java.util.concurrent.locks.ReentrantLock;\nimport java");
        assertProblem(stub, "the stub gives its answer away: it imports ReentrantLock");
    }

    @ParameterizedTest
    @ValueSource(strings = {"private final Object lock = new Object();", "private long found;", "static int[] seen;"})
    void stub_with_a_field_is_a_problem(String field) throws IOException {
        editStub("public class Worker {\n", "public class Worker {\n    " + field + "\n");
        assertProblem(stub, "the stub gives its answer away: a field, '" + field + "'");
    }

    @Test
    void hint_1_that_asks_nothing_is_a_problem() throws IOException {
        editPage("Who calls run?", "Look at run.");
        assertProblem(page, "hint 1 asks nothing");
    }

    @Test
    void hint_1_with_code_is_a_problem() throws IOException {
        editPage("Who calls run?", "Who calls run?\n\n```java\nrun();\n```");
        assertProblem(page, "hint 1 shows code");
    }

    @Test
    void clause_that_nothing_proves_is_a_problem() throws IOException {
        editPage("\n## Hints", "- **C3** The names are right.\n\n## Hints");
        assertProblem(page, "no check and no rule proves C3");
    }

    @Test
    void check_of_an_unknown_clause_is_a_problem() throws IOException {
        plan = List.of(plan.get(0), new Check("WorkerTest#more", "", "more", "C9", Aspect.BEHAVIOUR, 1));
        assertProblem(layout.tests().resolve(NAME), "a check proves 'C9', which is no clause");
    }

    @Test
    void check_without_a_clause_is_a_problem() throws IOException {
        plan = List.of(plan.get(0), new Check("WorkerTest#more", "", "more", "", Aspect.BEHAVIOUR, 1));
        assertProblem(layout.tests().resolve(NAME), "a check proves '', which is no clause");
    }

    @Test
    void graded_aspect_without_a_check_is_a_problem() throws IOException {
        editPage("[behaviour, structure]", "[behaviour, concurrency, structure]");
        assertProblem(
                page,
                "'graded' names behaviour, concurrency, structure, the checks give points for behaviour, structure");
    }

    @Test
    void graded_without_an_aspect_that_is_checked_is_a_problem() throws IOException {
        editPage("[behaviour, structure]", "[behaviour]");
        assertProblem(page, "'graded' names behaviour, the checks give points for behaviour, structure");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void broken_variants_below_two_are_a_problem(int count) throws IOException {
        for (String name : List.of("one-mistake", "another-mistake").subList(count, 2)) {
            Files.delete(layout.broken().resolve(NAME).resolve(name).resolve("Worker.java"));
            Files.delete(layout.broken().resolve(NAME).resolve(name));
        }
        assertProblem(layout.broken().resolve(NAME), "there are " + count + " broken variants");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kata-exercises/src/test/java/kata/e990_gone",
                "kata-exercises/src/pristine/kata/e990_gone",
                "solutions/reference/kata/e990_gone",
                "solutions/alternatives/e990_gone",
                "solutions/broken/e990_gone",
            })
    void folder_of_no_exercise_is_a_problem(String folder) throws IOException {
        assertProblem(Files.createDirectories(root.resolve(folder)), "there is no exercise e990_gone");
    }
}
