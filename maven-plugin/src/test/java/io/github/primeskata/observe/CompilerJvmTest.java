package io.github.primeskata.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.channel.ProcessTree;
import io.github.primeskata.observe.SourceDiagnostic.Kind;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class CompilerJvmTest {

    @TempDir
    static Path shared;

    private static CompilerJvm compiler;

    @TempDir
    Path folder;

    @BeforeAll
    static void startCompiler() throws IOException {
        compiler = CompilerJvm.start(ProcessStarter.system(), Forks.compilerSettings(shared), Forks.GENEROUS);
    }

    @AfterAll
    static void closeCompiler() {
        compiler.close();
    }

    @Test
    void sources_that_are_right_yield_classes_and_no_remark() throws Exception {
        Path a = Forks.source(folder, "A", "class A { B b; }");
        Path b = Forks.source(folder, "B", "class B { java.util.List raw = new java.util.ArrayList(); }");
        CompileOutcome outcome = Forks.compile(compiler, folder, a, b);
        assertTrue(outcome.ok(), outcome::toString);
        assertEquals(List.of(), outcome.diagnostics());
        assertTrue(Files.exists(folder.resolve("classes/kata/fixture/A.class")));
    }

    @Test
    void an_error_has_file_line_and_column() throws Exception {
        Path a = Forks.source(folder, "A", "class A {\n    int x = \"no\";\n}");
        CompileOutcome outcome = Forks.compile(compiler, folder, a);
        assertFalse(outcome.ok());
        assertEquals(1, outcome.diagnostics().size());
        SourceDiagnostic error = outcome.diagnostics().get(0);
        assertEquals(a.toString(), error.file());
        assertEquals(3, error.line());
        assertEquals(13, error.column());
        assertEquals(Kind.ERROR, error.kind());
        assertTrue(error.message().contains("String cannot be converted to int"), error::message);
    }

    @Test
    void neighbours_that_were_not_asked_for_are_not_compiled() throws Exception {
        Path a = Forks.source(folder, "A", "class A { B b; }");
        Forks.source(folder, "B", "class B { }");
        assertFalse(Forks.compile(compiler, folder, a).ok());
    }

    @Test
    void a_byte_order_mark_is_dropped() throws Exception {
        Path a = Forks.source(folder, "A", "class A { }");
        Files.writeString(a, "\uFEFF" + Files.readString(a));
        CompileOutcome outcome = Forks.compile(compiler, folder, a);
        assertTrue(outcome.ok(), outcome::toString);
        assertEquals(List.of(), outcome.diagnostics());
    }

    @Test
    void a_source_that_is_not_utf_8_is_read_as_windows_1252_and_that_is_said() throws Exception {
        String text = "class A { public static void main(String[] a) { System.out.print(\"gr\u00fcn\"); } }";
        Path a = Forks.source(folder, "A", "");
        Files.writeString(a, "package kata.fixture;\n" + text, Charset.forName("windows-1252"));
        CompileOutcome outcome = Forks.compile(compiler, folder, a);
        assertTrue(outcome.ok(), outcome::toString);
        assertEquals(
                List.of(new SourceDiagnostic(a.toString(), 0, 0, Kind.ENCODING, "windows-1252")),
                outcome.diagnostics());
        String constants =
                Files.readString(folder.resolve("classes/kata/fixture/A.class"), StandardCharsets.ISO_8859_1);
        String modifiedUtf8 = new String("gr\u00fcn".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertTrue(constants.contains(modifiedUtf8));
    }

    @Test
    void a_source_that_is_not_there_fails_with_a_reason() throws Exception {
        CompileOutcome outcome = Forks.compile(compiler, folder, folder.resolve("Nowhere.java"));
        assertFalse(outcome.ok());
        assertTrue(outcome.diagnostics().get(0).message().contains("Nowhere.java"), outcome::toString);
    }

    @Test
    void a_compiler_that_runs_out_of_stack_says_so_and_compiles_on() throws Exception {
        Path a = Forks.source(folder, "A", "class A { int x = " + "1 + ".repeat(60_000) + "1; }");
        CompileOutcome outcome = Forks.compile(compiler, folder, a);
        assertFalse(outcome.ok());
        assertTrue(
                outcome.diagnostics().stream()
                        .anyMatch(each -> each.kind() == Kind.COMPILER_FAILED
                                && each.message().contains("StackOverflowError")),
                outcome::toString);
        assertTrue(Forks.compile(compiler, folder, Forks.source(folder, "B", "class B { }"))
                .ok());
    }

    @Test
    void a_compiler_that_runs_out_of_memory_says_so_and_compiles_on() throws Exception {
        var text = new StringBuilder("class A {\nstatic final String S0 = \"0123456789abcdef\";\n");
        for (int i = 1; i < 40; i++) {
            text.append("static final String S" + i + " = S" + (i - 1) + " + S" + (i - 1) + ";\n");
        }
        Path bomb = Forks.source(folder, "A", text.append('}').toString());
        CompileOutcome outcome = Forks.compile(compiler, folder, bomb);
        assertFalse(outcome.ok());
        assertTrue(
                outcome.diagnostics().stream()
                        .anyMatch(each -> each.kind() == Kind.COMPILER_FAILED
                                && each.message().contains("OutOfMemoryError")),
                outcome::toString);
        assertTrue(Forks.compile(compiler, folder, Forks.source(folder, "B", "class B { }"))
                .ok());
    }

    @Test
    void a_compiler_that_does_not_end_is_killed_and_replaced() throws Exception {
        // The type doubles with each call.
        Path slow = Forks.source(
                folder,
                "Slow",
                "class Slow { record P<A, B>(A a, B b) { } static <A> P<A, A> p(A a) { return null; }\n Object x = "
                        + "p(".repeat(40) + "1" + ")".repeat(40) + "; }");
        try (var impatient =
                CompilerJvm.start(ProcessStarter.system(), Forks.compilerSettings(folder), Duration.ofSeconds(8))) {
            ProcessHandle before = ProcessHandle.of(impatient.pid()).orElseThrow();
            CompileOutcome outcome = Forks.compile(impatient, folder, slow);
            assertFalse(outcome.ok());
            assertEquals(
                    List.of(new SourceDiagnostic("", 0, 0, Kind.COMPILER_LIMIT, "the compiler did not end within 8 s")),
                    outcome.diagnostics());
            assertTrue(ProcessTree.gone(before));
            assertTrue(Forks.compile(impatient, folder, Forks.source(folder, "B", "class B { }"))
                    .ok());
            assertNotEquals(before.pid(), impatient.pid());
        }
    }

    @Test
    void a_compiler_that_was_killed_is_replaced() throws Exception {
        try (var own = CompilerJvm.start(ProcessStarter.system(), Forks.compilerSettings(folder), Forks.GENEROUS)) {
            Path a = Forks.source(folder, "A", "class A { }");
            assertTrue(Forks.compile(own, folder, a).ok());
            ProcessHandle process = ProcessHandle.of(own.pid()).orElseThrow();
            process.destroyForcibly();
            process.onExit().get(20, TimeUnit.SECONDS);
            assertTrue(Forks.compile(own, folder, a).ok());
        }
    }

    @Test
    void a_compiler_that_is_closed_leaves_nothing_and_says_so() throws Exception {
        var own = CompilerJvm.start(ProcessStarter.system(), Forks.compilerSettings(folder), Forks.GENEROUS);
        ProcessHandle process = ProcessHandle.of(own.pid()).orElseThrow();
        own.close();
        assertTrue(ProcessTree.gone(process));
        assertThrows(IOException.class, () -> Forks.compile(own, folder, Forks.source(folder, "A", "class A { }")));
    }

    @Test
    void checks_are_listed_in_the_order_in_which_they_run_and_none_of_their_code_runs() throws Exception {
        var sources = new ArrayList<Path>();
        Path testkit = folder.resolve("src/kata/testkit");
        Files.createDirectories(testkit);
        sources.add(Files.writeString(testkit.resolve("Clause.java"), """
                package kata.testkit;
                import java.lang.annotation.*;
                @Retention(RetentionPolicy.RUNTIME)
                public @interface Clause {
                    String value();
                    Aspect aspect() default Aspect.BEHAVIOUR;
                    int points() default 1;
                    enum Aspect { BEHAVIOUR, CONCURRENCY } }
                """));
        sources.add(Files.writeString(testkit.resolve("Costly.java"), """
                package kata.testkit;
                import java.lang.annotation.*;
                @Retention(RetentionPolicy.RUNTIME)
                public @interface Costly { }
                """));
        sources.add(Forks.source(folder, "Learner", "class Learner { static void go() { } }"));
        sources.add(Forks.source(folder, "LearnerTest", """
                import kata.testkit.*;
                import org.junit.jupiter.api.*;
                import org.junit.jupiter.params.*;
                import org.junit.jupiter.params.provider.*;
                @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
                @TestClassOrder(ClassOrderer.OrderAnnotation.class)
                class LearnerTest {
                    static final int BROKEN = Integer.parseInt("not a number");
                    void helper() { }
                    @Nested @Order(2) class InCompany {
                        @Test @Order(2) @Clause(value = "C3", aspect = Clause.Aspect.CONCURRENCY, points = 4) @Costly
                        void b() { }
                        @ParameterizedTest @Order(1) @ValueSource(ints = 1) @Clause("C2") void c(int i) { }
                    }
                    @Nested @Order(1) class Alone {
                        @Test void unordered_one() { }
                        @Test void unordered_two() { }
                        @Test void unordered_three() { }
                        @RepeatedTest(2) @Order(1) void first() { }
                        @Nested class Deeper { @Test void d() { } }
                    }
                    @Test @Clause("C1") void top(Learner2 unused) { }
                }
                class Learner2 { }
                """));
        assertTrue(Forks.compile(compiler, folder, sources.toArray(Path[]::new)).ok());
        var classPath = new ArrayList<>(Forks.junit());
        classPath.add(folder.resolve("classes"));

        List<CheckDescription> checks = compiler.describe(classPath, List.of("kata.fixture.LearnerTest"));

        assertEquals(
                new CheckDescription(
                        "LearnerTest#top", "kata.fixture.LearnerTest", "", "top", "C1", "BEHAVIOUR", 1, false),
                checks.get(0));
        assertEquals(
                new CheckDescription(
                        "LearnerTest$InCompany#b",
                        "kata.fixture.LearnerTest",
                        "InCompany",
                        "b",
                        "C3",
                        "CONCURRENCY",
                        4,
                        true),
                checks.get(checks.size() - 1));
        // The class cannot be initialised, so each check fails, in the order in which JUnit comes to it.
        try (var subject =
                Subject.start(ProcessStarter.system(), Forks.subjectSettings(folder, folder.resolve("classes")))) {
            BehaviourRun run = subject.observe(
                    new SubjectRequest("kata.fixture.LearnerTest", Forks.PACKAGE, List.of("Learner.java")),
                    Forks.GENEROUS,
                    RunListener.NONE);
            assertEquals(
                    run.checks().stream().map(CheckObservation::id).toList(),
                    checks.stream().map(CheckDescription::id).toList(),
                    run::toString);
        }

        Files.delete(folder.resolve("classes/kata/fixture/Learner2.class"));
        var thrown = assertThrows(
                IOException.class, () -> compiler.describe(classPath, List.of("kata.fixture.LearnerTest")));
        assertTrue(thrown.getMessage().contains("Learner2"), thrown::getMessage);
    }
}
