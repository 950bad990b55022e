package io.github.primeskata.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {

    private static Catalog catalog(String... names) {
        return new Catalog(Stream.of(names).map(Samples::exercise).toList());
    }

    @Nested
    class Find {

        private final Catalog catalog =
                catalog("e110_synchronous", "e410_threads", "e420_virtual_threads", "e430_thread_pool");

        @ParameterizedTest
        @ValueSource(strings = {"e410", "e410_threads", "e410_", "e41", " e410 ", "E410", "e410 threads", "Threads"})
        void find_id_name_or_unique_prefix_gives_the_exercise(String query) {
            assertEquals("e410_threads", catalog.find(query).name());
        }

        @Test
        void find_prefix_of_several_is_ambiguous_and_lists_them() {
            UnknownExerciseException e = assertThrows(UnknownExerciseException.class, () -> catalog.find("e4"));
            assertTrue(e.ambiguous());
            assertEquals("e4", e.wanted());
            assertEquals(List.of("e410_threads", "e420_virtual_threads", "e430_thread_pool"), e.candidates());
        }

        @Test
        void find_id_that_is_a_prefix_of_nothing_else_wins_over_prefixes() {
            Catalog same = catalog("e410_threads", "e410_threads_again");
            assertEquals("e410_threads", same.find("e410_threads").name());
        }

        @Test
        void find_unknown_id_lists_the_nearest_first() {
            UnknownExerciseException e = assertThrows(UnknownExerciseException.class, () -> catalog.find("e411"));
            assertFalse(e.ambiguous());
            assertEquals("e410_threads", e.candidates().get(0));
            assertEquals(3, e.candidates().size());
        }

        @Test
        void find_misspelt_words_lists_the_nearest_first() {
            assertEquals(
                    "e110_synchronous",
                    assertThrows(UnknownExerciseException.class, () -> catalog.find("syncronous"))
                            .candidates()
                            .get(0));
        }

        @Test
        void find_misspelt_word_that_ends_another_name_lists_the_exercise_of_that_word_first() {
            Catalog pools = catalog("e410_thread_pool", "e430_pool");
            UnknownExerciseException e = assertThrows(UnknownExerciseException.class, () -> pools.find("pol"));
            assertEquals(List.of("e430_pool", "e410_thread_pool"), e.candidates());
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " "})
        void find_blank_is_no_exercise_even_if_there_is_only_one(String query) {
            assertThrows(
                    UnknownExerciseException.class,
                    () -> catalog("e410_threads").find(query));
        }

        @Test
        void find_in_an_empty_catalogue_has_no_candidates() {
            UnknownExerciseException e =
                    assertThrows(UnknownExerciseException.class, () -> catalog().find("e410"));
            assertEquals(List.of(), e.candidates());
        }
    }

    @Nested
    class Load {

        @TempDir
        Path root;

        @Test
        void load_folders_gives_exercises_in_order_with_their_files() {
            Layout layout = Samples.checkout(root);
            Samples.write(layout.stubs().resolve("e410_threads/README.md"), Samples.pageText("e410"));
            Samples.write(layout.stubs().resolve("e410_threads/B.java"), "");
            Samples.write(layout.stubs().resolve("e410_threads/A.java"), "");
            Samples.write(layout.stubs().resolve("e010_prime_test/README.md"), Samples.pageText("e010"));
            Samples.write(layout.stubs().resolve("model/PrimeTest.java"), "");
            Samples.write(layout.stubs().resolve("e990"), "a file, no folder");
            List<Exercise> exercises = Catalog.load(layout).exercises();
            assertEquals(
                    List.of("e010_prime_test", "e410_threads"),
                    exercises.stream().map(Exercise::name).toList());
            assertEquals(List.of("A.java", "B.java"), exercises.get(1).files());
            assertEquals("e410", exercises.get(1).id());
            assertEquals("e410 threads", exercises.get(1).label());
            assertEquals("kata.e410_threads", exercises.get(1).packageName());
            assertEquals(4, exercises.get(1).chapter());
        }

        @Test
        void load_problems_of_several_pages_are_reported_together() {
            Layout layout = Samples.checkout(root);
            Samples.write(layout.stubs().resolve("e410_threads/A.java"), "");
            Samples.write(layout.stubs().resolve("e415_threads/README.md"), Samples.pageText("e415"));
            List<Problem> problems = assertThrows(CatalogException.class, () -> Catalog.load(layout))
                    .problems();
            assertEquals(
                    List.of(
                            "kata-exercises/src/main/java/kata/e410_threads/README.md",
                            "kata-exercises/src/main/java/kata/e415_threads"),
                    problems.stream().map(Problem::where).toList());
            assertEquals(
                    "the folder's name has not the form e430_thread_pool",
                    problems.get(1).fact());
        }
    }
}
