package io.github.primeskata.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Aspect;
import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Check;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.channel.Frame;
import io.github.primeskata.compile.HarnessBuilder.CompilerSource;
import io.github.primeskata.jdk.Jdks;
import io.github.primeskata.observe.CompilerJvm;
import io.github.primeskata.observe.JvmSettings;
import io.github.primeskata.observe.ProcessStarter;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.launcher.Launcher;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.opentest4j.AssertionFailedError;

class HarnessBuilderTest {

    private static final List<Path> LIBRARIES = Stream.of(
                    Test.class,
                    JupiterTestEngine.class,
                    ReflectionSupport.class,
                    TestEngine.class,
                    Launcher.class,
                    AssertionFailedError.class,
                    API.class,
                    ParameterizedTest.class)
            .map(HarnessBuilderTest::origin)
            .toList();
    private static final String TEST_CLASS = """
            package kata.e410_threads;
            import org.junit.jupiter.api.*;
            class WorkerTest {
                @Nested class Alone {
                    @Test void works() { new Worker(); }
                }
            }
            """;

    /** Says that it was asked, instead of compiling. */
    private static final CompilerSource ASKED = () -> {
        throw new IOException("asked");
    };

    private static CompilerJvm compiler;

    @TempDir
    static Path shared;

    @TempDir
    Path root;

    private final Catalog catalog = new Catalog(List.of(Samples.exercise("e410_threads")));
    private Layout layout;

    @BeforeAll
    static void start_compiler() throws IOException {
        Path home = new Jdks(System.getenv(), Map.of("user.home", System.getProperty("user.home", "")))
                .search(null, List.of())
                .best()
                .orElseThrow(() -> new AssertionError("these tests need a JDK 25"))
                .home();
        List<Path> classPath = Stream.concat(Stream.of(origin(Frame.class)), LIBRARIES.stream())
                .toList();
        compiler = CompilerJvm.start(
                ProcessStarter.system(),
                new JvmSettings(home, classPath, shared.resolve("work")),
                CompilerJvm.DEFAULT_LIMIT);
    }

    @AfterAll
    static void stop_compiler() {
        compiler.close();
    }

    private static Path origin(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void make_a_kata() {
        layout = Samples.checkout(root);
        Samples.write(layout.stubs().resolve("model/Model.java"), "package kata.model;\npublic interface Model {}\n");
        Samples.write(layout.stubs().resolve("e410_threads/Worker.java"), "the learner's, which does not compile");
        Samples.write(
                layout.pristine().resolve("e410_threads/Worker.java"),
                "package kata.e410_threads;\npublic class Worker implements kata.model.Model {}\n");
        Samples.write(layout.tests().resolve("e410_threads/WorkerTest.java"), TEST_CLASS);
    }

    private Harness build(CompilerSource compilers) throws IOException, InterruptedException {
        return new HarnessBuilder(layout, compilers, LIBRARIES, "jdk 25").build(catalog);
    }

    private List<String> harnessFolders() throws IOException {
        try (Stream<Path> folders = Files.list(layout.output().resolve("harness"))) {
            return folders.map(folder -> folder.getFileName().toString()).toList();
        }
    }

    @Test
    void build_first_time_compiles_and_lists_the_checks() throws Exception {
        Harness harness = build(() -> compiler);
        String id = "WorkerTest$Alone#works";
        assertEquals(List.of(new Check(id, "Alone", "works", "", Aspect.BEHAVIOUR, 1)), harness.plan("e410_threads"));
        assertEquals(List.of(), harness.plan("e990_gone"));
        assertEquals(
                "kata.e410_threads.WorkerTest", harness.testClass("kata.e410_threads", harness.plan("e410_threads")));
        assertTrue(Files.isRegularFile(harness.model().resolve("kata/model/Model.class")));
        assertTrue(Files.isRegularFile(harness.pristine().resolve("kata/e410_threads/Worker.class")));
        assertTrue(Files.isRegularFile(harness.tests().resolve("kata/e410_threads/WorkerTest.class")));
        assertEquals(1, harnessFolders().size());
    }

    @Test
    void build_again_uses_what_is_there_and_no_compiler() throws Exception {
        Harness first = build(() -> compiler);
        Samples.write(layout.stubs().resolve("e410_threads/Worker.java"), "the learner has changed it");
        Samples.write(layout.stubs().resolve("e410_threads/README.md"), "so has the author");
        assertEquals(first, build(ASKED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kata-exercises/src/main/java/kata/model/Model.java",
                "kata-exercises/src/main/java/kata/model/Another.java",
                "kata-exercises/src/pristine/kata/e410_threads/Worker.java",
                "kata-exercises/src/test/java/kata/e410_threads/WorkerTest.java",
                "kata-exercises/src/test/java/kata/testkit/Helper.java",
            })
    void build_after_a_change_compiles_again(String file) throws Exception {
        build(() -> compiler);
        Path changed = root.resolve(file);
        Samples.write(changed, (Files.exists(changed) ? Files.readString(changed) : "") + "// changed\n");
        assertEquals(
                "asked", assertThrows(IOException.class, () -> build(ASKED)).getMessage());
    }

    @Test
    void build_with_another_jdk_or_other_libraries_compiles_again() throws Exception {
        build(() -> compiler);
        assertThrows(IOException.class, () -> new HarnessBuilder(layout, ASKED, LIBRARIES, "jdk 26").build(catalog));
        assertThrows(
                IOException.class,
                () -> new HarnessBuilder(layout, ASKED, LIBRARIES.subList(1, 8), "jdk 25").build(catalog));
    }

    @Test
    void build_test_that_does_not_compile_names_file_and_line_and_leaves_nothing() throws Exception {
        Samples.write(
                layout.tests().resolve("e410_threads/WorkerTest.java"),
                TEST_CLASS.replace("new Worker()", "new Wrker()"));
        HarnessException e = assertThrows(HarnessException.class, () -> build(() -> compiler));
        assertTrue(
                e.getMessage().startsWith("kata-exercises/src/test/java/kata/e410_threads/WorkerTest.java:5: "),
                e.getMessage());
        assertEquals(List.of(), harnessFolders());
    }

    @Test
    void build_jcstress_test_gets_the_code_that_runs_it() throws Exception {
        Samples.write(layout.tests().resolve("e410_threads/WorkerJcstress.java"), """
                package kata.e410_threads;
                import org.openjdk.jcstress.annotations.*;
                import org.openjdk.jcstress.infra.results.I_Result;
                @JCStressTest @State
                @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "Always.")
                public class WorkerJcstress {
                    @Actor public void one(I_Result r) { r.r1 = 1; }
                    @Actor public void other() { new Worker(); }
                }
                """);
        List<Path> withJcstress = Stream.concat(LIBRARIES.stream(), Stream.of(origin(JCStressTest.class)))
                .toList();

        Harness harness = new HarnessBuilder(layout, () -> compiler, withJcstress, "jdk 25").build(catalog);

        String list = Files.readString(harness.tests().resolve("META-INF/TestList"));
        assertTrue(list.contains("kata.e410_threads.WorkerJcstress_jcstress"), list);
        assertEquals(1, harness.plan("e410_threads").size());
    }

    @Test
    void build_keeps_the_four_newest() throws Exception {
        for (int i = 0; i < 6; i++) {
            Samples.write(
                    layout.stubs().resolve("model/Model.java"),
                    "package kata.model;\npublic interface Model {}" + "\n".repeat(i + 1));
            build(() -> compiler);
        }
        assertEquals(4, harnessFolders().size());
        build(ASKED);
    }
}
