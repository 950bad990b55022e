package io.github.primeskata.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.catalog.Variant;
import io.github.primeskata.catalog.Variant.Kind;
import io.github.primeskata.run.GradeRun;
import io.github.primeskata.subject.SubjectMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariantKeysTest {

    private static final String MAIN = "kata-exercises/src/main/java/kata/";
    private static final String TEST = "kata-exercises/src/test/java/kata/";

    private static final String ENGINE = "engine/io/github/primeskata/";

    @TempDir
    Path root;

    @BeforeEach
    void checkout() throws IOException {
        for (String file : new String[] {
            MAIN + "model/PrimeTest.java",
            MAIN + "e410_threads/README.md",
            MAIN + "e510_lost_update/README.md",
            TEST + "e510_lost_update/PrimeCounterTest.java",
            "kata-exercises/src/pristine/kata/e410_threads/ThreadsRunner.java",
            "solutions/broken/e410_threads/no-lock/ThreadsRunner.java",
            ENGINE + "grade/Grader.class",
            ENGINE + "report/ReportPage.class"
        }) {
            write(file, file);
        }
        write(
                TEST + "e410_threads/ThreadsRunnerTest.java",
                "/** Not a Stress. */ class ThreadsRunnerTest { Company c; }");
        write(TEST + "testkit/Company.java", "class Company { String by = \"kata.testkit.Stall\"; char c = '\"'; }");
        write(TEST + "testkit/Stall.java", "class Stall {} // Stress");
        write(TEST + "testkit/Stress.java", "class Stress {}");
        write(TEST + "testkit/sample/Company.java", "class Company {}");
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private String key(String jdk) throws IOException {
        Path source = root.resolve("solutions/broken/e410_threads/no-lock/ThreadsRunner.java");
        Variant variant = new Variant(
                Samples.exercise("e410_threads"),
                Kind.BROKEN,
                "no-lock",
                Map.of("ThreadsRunner.java", source),
                "RACE",
                "C2");
        return new VariantKeys(new Layout(root), root.resolve("engine"), jdk).of(variant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                MAIN + "model/PrimeTest.java",
                MAIN + "e410_threads/README.md",
                TEST + "testkit/Company.java",
                TEST + "testkit/Stall.java",
                TEST + "e410_threads/ThreadsRunnerTest.java",
                "kata-exercises/src/pristine/kata/e410_threads/ThreadsRunner.java",
                "solutions/broken/e410_threads/no-lock/ThreadsRunner.java",
                ENGINE + "grade/Grader.class"
            })
    void key_changes_with_each_file_that_decides(String file) throws IOException {
        String before = key("25.0.3");
        write(file, "changed");
        assertNotEquals(before, key("25.0.3"));
    }

    @Test
    void packages_that_decide_are_those_that_a_grading_needs() {
        JavaClasses grader = new ClassFileImporter().importPackages("io.github.primeskata");
        Set<String> needed = Stream.of(GradeRun.class, SubjectMain.class)
                .flatMap(main -> grader.get(main).getTransitiveDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getPackageName())
                .filter(name -> name.startsWith("io.github.primeskata."))
                .map(name -> name.substring("io.github.primeskata.".length()))
                .collect(Collectors.toSet());
        needed.remove("text");
        assertEquals(VariantKeys.DECIDING, needed);
    }

    @Test
    void key_changes_with_the_jdk() throws IOException {
        assertNotEquals(key("25.0.3"), key("25.0.4"));
    }

    @Test
    void key_stays_when_only_a_page_of_the_grader_changes() throws IOException {
        String before = key("25.0.3");
        write(ENGINE + "report/ReportPage.class", "changed");
        assertEquals(before, key("25.0.3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {TEST + "testkit/Stress.java", TEST + "testkit/sample/Company.java"})
    void key_stays_when_what_changes_is_not_used_by_the_tests(String file) throws IOException {
        String before = key("25.0.3");
        write(file, "changed");
        assertEquals(before, key("25.0.3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {TEST + "e510_lost_update/PrimeCounterTest.java", MAIN + "e510_lost_update/README.md"})
    void key_stays_when_another_exercise_changes(String file) throws IOException {
        String before = key("25.0.3");
        write(file, "changed");
        assertEquals(before, key("25.0.3"));
    }
}
