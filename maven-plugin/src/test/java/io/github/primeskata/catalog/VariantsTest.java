package io.github.primeskata.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.primeskata.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariantsTest {

    private static final String HEADER = """
            /*
             * Broken on purpose: the workers are run, not started.
             * Verdict: NOT_CONCURRENT
             * Clause: C3
             */
            package kata.e210_cooperative;
            """;

    @TempDir
    Path root;

    private final Exercise exercise = Samples.exercise("e210_cooperative");
    private Layout layout;
    private Path broken;

    @BeforeEach
    void lay_out() {
        layout = Samples.checkout(root);
        broken = layout.broken().resolve(exercise.name());
        for (String file : List.of("Runner.java", "Worker.java")) {
            Samples.write(layout.pristine().resolve(exercise.name()).resolve(file), "stub");
            Samples.write(layout.reference().resolve(exercise.name()).resolve(file), "reference");
        }
    }

    private List<Problem> problems() {
        return assertThrows(CatalogException.class, () -> Variants.of(layout, exercise))
                .problems();
    }

    @Test
    void variants_of_all_kinds_come_in_their_order() {
        Samples.write(broken.resolve("workers-run/Runner.java"), HEADER);
        Samples.write(layout.alternatives().resolve(exercise.name()).resolve("with-a-loop/Runner.java"), "other");
        assertEquals(
                List.of("PRISTINE stub", "REFERENCE reference", "ALTERNATIVE with-a-loop", "BROKEN workers-run"),
                Variants.of(layout, exercise).stream()
                        .map(variant -> variant.kind() + " " + variant.name())
                        .toList());
    }

    @Test
    void variants_of_one_name_are_found_and_the_nearest_of_an_unknown_one() {
        Samples.write(broken.resolve("workers-run/Runner.java"), HEADER);
        Samples.write(broken.resolve("workers-walk/Runner.java"), HEADER);

        assertEquals(
                List.of("workers-walk"),
                Variants.of(layout, List.of(exercise), "workers-walk").stream()
                        .map(Variant::name)
                        .toList());
        assertEquals(4, Variants.of(layout, List.of(exercise), null).size());
        Problem problem = assertThrows(
                        CatalogException.class, () -> Variants.of(layout, List.of(exercise), "workers-rum"))
                .problems()
                .get(0);
        assertEquals("no variant is called workers-rum", problem.fact());
        assertEquals("Nearest: workers-run", problem.cure().split(",")[0]);
    }

    @Test
    void header_of_a_broken_variant_gives_verdict_and_clause() {
        Samples.write(broken.resolve("workers-run/Runner.java"), HEADER);
        Variant variant = Variants.of(layout, exercise).get(2);
        assertEquals("NOT_CONCURRENT", variant.verdict());
        assertEquals("C3", variant.clause());
    }

    @Test
    void header_in_the_second_file_counts() {
        Samples.write(broken.resolve("workers-run/Runner.java"), "/* Another comment. */\n");
        Samples.write(broken.resolve("workers-run/Worker.java"), HEADER);
        assertEquals("C3", Variants.of(layout, exercise).get(2).clause());
    }

    @Test
    void file_that_a_variant_lacks_is_the_references() {
        Samples.write(broken.resolve("workers-run/Runner.java"), HEADER);
        assertEquals(
                Map.of(
                        "Runner.java", broken.resolve("workers-run/Runner.java"),
                        "Worker.java", layout.reference().resolve("e210_cooperative/Worker.java")),
                Variants.of(layout, exercise).get(2).files());
    }

    @Test
    void broken_variant_without_header_is_a_problem() {
        Samples.write(broken.resolve("workers-run/Runner.java"), "package kata.e210_cooperative;\n" + HEADER);
        assertEquals(
                "no file begins with a comment that has the lines 'Verdict: …' and 'Clause: …'",
                problems().get(0).fact());
    }

    @Test
    void broken_variant_without_clause_is_a_problem() {
        Samples.write(broken.resolve("workers-run/Runner.java"), HEADER.replace(" * Clause: C3\n", ""));
        assertEquals(1, problems().size());
    }

    @Test
    void broken_variant_with_an_unknown_verdict_or_clause_is_held_by_the_matrix_not_here() {
        Samples.write(broken.resolve("workers-run/Runner.java"), HEADER.replace("NOT_CONCURRENT", "NONSENSE"));
        assertEquals("NONSENSE", Variants.of(layout, exercise).get(2).verdict());
    }

    @Test
    void folder_with_a_bad_name_is_a_problem() {
        Samples.write(broken.resolve("Workers_Run/Runner.java"), HEADER);
        assertEquals(
                List.of(new Problem(
                        "solutions/broken/e210_cooperative/Workers_Run",
                        "the folder's name has not the form lock-round-the-work",
                        "Rename it")),
                problems());
    }

    @Test
    void folder_without_java_files_is_a_problem() throws Exception {
        Files.createDirectories(layout.alternatives().resolve(exercise.name()).resolve("empty"));
        assertEquals("the folder holds no Java file", problems().get(0).fact());
    }

    @Test
    void exercise_without_variants_has_stub_and_reference_alone() {
        assertEquals(2, Variants.of(layout, exercise).size());
    }
}
