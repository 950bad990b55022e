package io.github.primeskata.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Exercise;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionTest {

    private static final String STUB = "class A {\n    // TODO count\n}\n";

    @TempDir
    Path root;

    private final Exercise exercise = Samples.exercise("e410_threads");
    private Path folder;
    private Path pristine;

    @BeforeEach
    void hand_out() {
        folder = root.resolve("handed-in");
        pristine = root.resolve("pristine");
        Samples.write(pristine.resolve("A.java"), STUB);
        Samples.write(folder.resolve("A.java"), STUB);
    }

    private Submission submission() throws IOException {
        return Submission.from(exercise, folder, pristine);
    }

    @Test
    void submission_as_handed_out_is_not_started() throws IOException {
        assertFalse(submission().started());
        assertEquals(Map.of("A.java", folder.resolve("A.java")), submission().files());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class A {\r\n    // TODO count\r\n}\r\n",
                "class A {\n\t// TODO count\n}",
                "\n\nclass  A {\n// TODO count }"
            })
    void submission_with_other_white_space_is_not_started(String text) throws IOException {
        Samples.write(folder.resolve("A.java"), text);
        assertFalse(submission().started());
    }

    @ParameterizedTest
    @ValueSource(strings = {"class A {\n    // TODO count it\n}\n", "class A {\n}\n", ""})
    void submission_with_other_words_is_started(String text) throws IOException {
        Samples.write(folder.resolve("A.java"), text);
        assertTrue(submission().started());
    }

    @Test
    void submission_with_a_file_more_is_started() throws IOException {
        Samples.write(folder.resolve("B.java"), "class B {}");
        assertTrue(submission().started());
        assertEquals(Set.of("A.java", "B.java"), submission().files().keySet());
    }

    @Test
    void submission_with_a_file_less_is_started() throws IOException {
        Samples.write(pristine.resolve("B.java"), "class B {}");
        assertTrue(submission().started());
    }

    @Test
    void submission_without_a_pristine_stub_is_started() throws IOException {
        Files.delete(pristine.resolve("A.java"));
        Files.delete(pristine);
        assertTrue(submission().started());
    }

    @Test
    void submission_folder_missing_has_no_files_and_is_started() throws IOException {
        Submission missing = Submission.from(exercise, root.resolve("nowhere"), pristine);
        assertEquals(Map.of(), missing.files());
        assertTrue(missing.started());
    }

    @Test
    void submission_takes_in_java_files_alone() throws IOException {
        Samples.write(folder.resolve("README.md"), "page");
        Samples.write(folder.resolve("A.class"), "bytes");
        Samples.write(folder.resolve("sub/B.java"), "class B {}");
        Files.createDirectories(folder.resolve("Folder.java"));
        assertEquals(Set.of("A.java"), submission().files().keySet());
        assertFalse(submission().started());
    }

    @Test
    void submission_leaves_links_out() throws IOException {
        Path secret = Samples.write(root.resolve("secret.java"), "class Secret {}");
        Files.createSymbolicLink(folder.resolve("Secret.java"), secret);
        assertEquals(Set.of("A.java"), submission().files().keySet());
    }

    @Test
    void submission_with_its_stub_replaced_by_a_link_is_started() throws IOException {
        Files.delete(folder.resolve("A.java"));
        Files.createSymbolicLink(folder.resolve("A.java"), pristine.resolve("A.java"));
        assertEquals(Map.of(), submission().files());
        assertTrue(submission().started());
    }

    @Test
    void submission_in_another_encoding_is_read() throws IOException {
        Files.write(folder.resolve("A.java"), "class A { // \u00e4\n}".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(submission().started());
    }
}
