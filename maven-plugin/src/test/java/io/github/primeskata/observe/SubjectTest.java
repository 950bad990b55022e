package io.github.primeskata.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.channel.ProcessTree;
import io.github.primeskata.observe.CheckObservation.Status;
import java.io.IOException;
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
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real JVMs and everything that a learner's code may do to one. */
@Timeout(120)
class SubjectTest {

    private static final Duration SHORT = Duration.ofSeconds(4);

    private static final String TEST = """
            import org.junit.jupiter.api.*;
            @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
            class LearnerTest {
                @Test @Order(1) void first() throws Throwable { Learner.go(); }
                @Test @Order(2) void second() { }
            }
            """;

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
    void both_checks_that_pass_are_reported_in_order() throws Exception {
        BehaviourRun run = run("System.out.println(\"h\\u00e9llo\"); System.err.print(\"x\");");

        assertEquals(new Ending.Done(false), run.ending(), run::toString);
        assertEquals(List.of("LearnerTest#first", "LearnerTest#second"), ids(run));
        assertTrue(run.checks().stream().allMatch(check -> check.status() == Status.PASSED));
        assertEquals("h\u00e9llo\nx", run.output().replace("\r", ""));
        assertEquals("", run.errors());
        assertEquals("", run.runningCheck());
        assertEquals(List.of(), run.leftProcesses());
        assertTrue(run.cpuNanos().isPresent());
    }

    @Test
    void a_jvm_can_start_before_the_classes_exist() throws Exception {
        try (var subject =
                Subject.start(ProcessStarter.system(), Forks.subjectSettings(folder, folder.resolve("classes")))) {
            compile("", TEST);
            BehaviourRun run = subject.observe(request(), Forks.GENEROUS, RunListener.NONE);
            assertEquals(new Ending.Done(false), run.ending(), run::toString);
            assertEquals(2, run.checks().size());
        }
    }

    @Test
    void a_failure_is_the_last_check_where_that_is_asked_for() throws Exception {
        compile("throw new IllegalStateException(\"no\");", TEST);
        BehaviourRun run = observe(request(true, List.of()));

        assertEquals(List.of("LearnerTest#first"), ids(run));
        assertEquals(Status.FAILED, first(run).status());
    }

    @Test
    void a_check_that_passes_is_not_the_last_one() throws Exception {
        compile("", TEST);

        assertEquals(List.of("LearnerTest#first", "LearnerTest#second"), ids(observe(request(true, List.of()))));
    }

    @Test
    void a_check_that_is_left_out_does_not_run() throws Exception {
        compile("System.exit(3);", TEST);
        BehaviourRun run = observe(request(false, List.of("LearnerTest#first")));

        assertEquals(new Ending.Done(false), run.ending(), run::toString);
        assertEquals(List.of("LearnerTest#second"), ids(run));
    }

    @Test
    void progress_is_told() throws Exception {
        var heard = new ArrayList<String>();
        var listener = new RunListener() {
            @Override
            public void started(String checkId) {
                heard.add("started " + checkId);
            }

            @Override
            public void finished(CheckObservation check) {
                heard.add(check.status() + " " + check.id());
            }
        };
        compile("throw new IllegalStateException(\"no\");", TEST);
        observe(Forks.GENEROUS, listener);
        assertEquals(
                List.of(
                        "started LearnerTest#first",
                        "FAILED LearnerTest#first",
                        "started LearnerTest#second",
                        "PASSED LearnerTest#second"),
                heard);
    }

    @Test
    void an_exception_is_located_in_the_learners_file() throws Exception {
        CheckObservation first = first(run("\nthrow new java.io.IOException(\"disk on fire\");"));
        assertEquals("EXCEPTION", first.verdict());
        assertEquals("java.io.IOException", first.exceptionType());
        assertEquals("disk on fire", first.observed());
        assertEquals("Learner.java:5", first.location());
        assertTrue(first.detail().contains("Learner.go"), first::detail);
    }

    @Test
    void a_failed_assertion_of_the_test_is_wrong_one_of_the_learner_is_an_exception() throws Exception {
        compile("", TEST.replace("Learner.go();", "Assertions.assertEquals(2, 3, \"sum\");"));
        CheckObservation wrong = first(observe(Forks.GENEROUS, RunListener.NONE));
        assertEquals("WRONG", wrong.verdict());
        assertEquals("sum ==> expected: <2> but was: <3>", wrong.observed());

        CheckObservation own = first(run("throw new AssertionError(\"mine\");"));
        assertEquals("EXCEPTION", own.verdict());
        assertEquals("Learner.java:4", own.location());
    }

    @Test
    void facts_of_a_finding_are_taken_as_they_are() throws Exception {
        Path finding = folder.resolve("src/kata/testkit/Finding.java");
        Files.createDirectories(finding.getParent());
        Files.writeString(finding, """
                package kata.testkit;
                import java.util.Map;
                public class Finding extends AssertionError {
                    public Map<String, String> facts() {
                        return Map.of("verdict", "RACE", "observed", "2 reads of 0", "location", "Learner.java:9",
                                "detail", "a | b", "fatal", "true", "kind", "k", "steps", "a|read 0|A.java:1|true");
                    }
                }
                """);
        compile("throw new RuntimeException(new kata.testkit.Finding());", TEST, finding);
        BehaviourRun run = observe(Forks.GENEROUS, RunListener.NONE);
        assertEquals(new Ending.Done(true), run.ending(), run::toString);
        assertEquals(1, run.checks().size());
        CheckObservation first = first(run);
        assertEquals("RACE", first.verdict());
        assertEquals("2 reads of 0", first.observed());
        assertEquals("Learner.java:9", first.location());
        assertEquals("a | b", first.detail());
        assertEquals("a|read 0|A.java:1|true", first.steps());
        assertEquals("k", first.kind());
        assertTrue(first.fatal());
    }

    @Test
    void an_endless_loop_is_stopped_at_its_line() throws Exception {
        compile("long n = 0;\nwhile (true) { n++; }", TEST);
        BehaviourRun run = observe(SHORT, RunListener.NONE);
        var ending = assertInstanceOf(Ending.LimitReached.class, run.ending(), run::toString);
        assertEquals("busy", ending.stacks().kind());
        assertEquals("Learner.java:5", ending.stacks().location());
        assertTrue(ending.stacks().text().contains("Learner.go"), ending.stacks()::text);
        assertEquals("LearnerTest#first", run.runningCheck());
    }

    @Test
    void a_wait_that_never_ends_is_idle() throws Exception {
        compile("new java.util.concurrent.CountDownLatch(1).await();", TEST);
        var ending = assertInstanceOf(
                Ending.LimitReached.class, observe(SHORT, RunListener.NONE).ending());
        assertEquals("idle", ending.stacks().kind());
        assertEquals("Learner.java:4", ending.stacks().location());
    }

    @Test
    void a_deadlock_names_threads_locks_and_lines() throws Exception {
        compile(
                """
                Object a = new Object(), b = new Object();
                var met = new java.util.concurrent.CountDownLatch(2);
                Thread one = new Thread(() -> { synchronized (a) { met(met); synchronized (b) { } } }, "Worker-1");
                Thread two = new Thread(() -> { synchronized (b) { met(met); synchronized (a) { } } }, "Worker-2");
                one.start(); two.start(); one.join(); two.join();
                """,
                TEST,
                "static void met(java.util.concurrent.CountDownLatch l) { l.countDown(); "
                        + "try { l.await(); } catch (InterruptedException e) { } }");
        var ending = assertInstanceOf(
                Ending.LimitReached.class, observe(SHORT, RunListener.NONE).ending());
        String deadlock = ending.stacks().deadlock();
        assertTrue(deadlock.contains("\"Worker-1\" waits for java.lang.Object@"), deadlock);
        assertTrue(deadlock.contains("held by \"Worker-2\" at Learner.java:6"), deadlock);
        assertTrue(deadlock.contains("\"Worker-2\" waits for"), deadlock);
        assertTrue(deadlock.contains("Learner.java:7"), deadlock);
        assertEquals("idle", ending.stacks().kind());
    }

    @Test
    void exit_with_zero_is_no_success() throws Exception {
        BehaviourRun run = run("Thread t = new Thread(() -> System.exit(0), \"quitter\");\nt.start(); t.join();");
        assertEquals(new Ending.Exited(0, "Learner.java:4", "quitter"), run.ending());
        assertEquals("LearnerTest#first", run.runningCheck());
        assertEquals(List.of(), run.checks());
    }

    @Test
    void exit_that_looks_like_a_signal_is_an_exit() throws Exception {
        assertEquals(
                new Ending.Exited(137, "Learner.java:4", "primes-main"),
                run("System.exit(137);").ending());
    }

    @Test
    void halt_is_an_exit_without_a_line() throws Exception {
        BehaviourRun run = run("System.out.print(\"last words\"); Runtime.getRuntime().halt(3);");
        assertEquals(new Ending.Exited(3, "", ""), run.ending());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_signal_is_a_crash() throws Exception {
        BehaviourRun run =
                run("new ProcessBuilder(\"kill\", \"-9\", \"\" + ProcessHandle.current().pid()).start().waitFor();");
        assertEquals(new Ending.Crashed(9), run.ending());
        assertEquals("LearnerTest#first", run.runningCheck());
    }

    @Test
    void heap_that_is_full_is_named() throws Exception {
        BehaviourRun run =
                run("var all = new java.util.ArrayList<byte[]>();\nwhile (true) all.add(new byte[1 << 20]);");
        CheckObservation first = first(run);
        assertEquals("OUT_OF_MEMORY", first.verdict(), run::toString);
        assertEquals("heap", first.kind());
        assertEquals("Learner.java:5", first.location());
    }

    @Test
    void heap_that_is_kept_full_ends_in_one_verdict() throws Exception {
        BehaviourRun run = run(
                "try { while (true) ALL.add(new byte[1 << 16]); } catch (OutOfMemoryError e) { }\n"
                        + "try { while (true) ALL.add(new byte[16]); } catch (OutOfMemoryError e) { }\n"
                        + "while (true) ALL.add(new byte[0]);",
                "static final java.util.LinkedList<byte[]> ALL = new java.util.LinkedList<>();");
        boolean named = run.ending() instanceof Ending.OutOfMemory
                || run.checks().stream().anyMatch(check -> check.verdict().equals("OUT_OF_MEMORY"));
        assertTrue(named, run::toString);
    }

    @Test
    void memory_error_that_the_learner_caught_is_the_learners_affair() throws Exception {
        BehaviourRun run = run("try { long[] a = new long[Integer.MAX_VALUE]; } catch (OutOfMemoryError e) { }");
        assertEquals(new Ending.Done(false), run.ending(), run::toString);
        assertEquals(Status.PASSED, first(run).status());
    }

    @Test
    void endless_recursion_is_an_exception_at_its_line() throws Exception {
        BehaviourRun run = run("\ngo();");
        CheckObservation first = first(run);
        assertEquals("EXCEPTION", first.verdict());
        assertEquals("java.lang.StackOverflowError", first.exceptionType());
        assertEquals("Learner.java:5", first.location());
        assertEquals(new Ending.Done(false), run.ending());
    }

    @Test
    void a_million_lines_end_at_the_printing_line() throws Exception {
        BehaviourRun run = run("for (int i = 0; i < 1_000_000; i++)\nSystem.out.println(\"line \" + i);");
        assertEquals(new Ending.OutputLimit("Learner.java:5", "primes-main"), run.ending());
        assertEquals(8 << 10, run.output().length());
        assertTrue(run.output().startsWith("line 0\nline 1\n"));
        assertEquals("LearnerTest#first", run.runningCheck());
    }

    @Test
    void output_of_many_threads_at_once_ends_too() throws Exception {
        BehaviourRun run = run("""
                for (int t = 0; t < 8; t++)
                    new Thread(() -> { while (true) System.err.println("x".repeat(500)); }).start();
                Thread.currentThread().join();
                """);
        var ending = assertInstanceOf(Ending.OutputLimit.class, run.ending());
        assertEquals("Learner.java:5", ending.location());
    }

    @Test
    void output_taken_away_costs_only_the_one_who_took_it() throws Exception {
        BehaviourRun run = run("System.setOut(null); System.setErr(null);");
        assertEquals(new Ending.Done(false), run.ending(), run::toString);
        assertEquals(2, run.checks().size());

        compile(
                "System.setOut(null); System.setErr(null);",
                TEST.replace("void second() { }", "void second() { System.out.println(\"here\"); }"));
        BehaviourRun restored = observe(Forks.GENEROUS, RunListener.NONE);
        assertEquals(Status.PASSED, restored.checks().get(1).status(), restored::toString);
        assertEquals("here\n", restored.output());
    }

    @Test
    void threads_left_behind_do_not_hold_the_jvm() throws Exception {
        BehaviourRun run = run("new Thread(() -> { while (true) { } }, \"left\").start();");
        assertEquals(new Ending.Done(false), run.ending(), run::toString);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void processes_left_behind_are_named_and_killed() throws Exception {
        String seconds = "600" + System.nanoTime() % 100_000;
        BehaviourRun run = run("new ProcessBuilder(\"sleep\", \"" + seconds + "\").start();\n"
                + "new ProcessBuilder(\"sh\", \"-c\", \"sleep " + seconds + " & sleep 0\").start().waitFor();");
        assertEquals(new Ending.Done(false), run.ending(), run::toString);
        assertEquals(2, run.leftProcesses().size(), run::toString);
        assertTrue(run.leftProcesses().get(0).endsWith("sleep " + seconds), run::toString);
        assertGone("sleep " + seconds);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void processes_of_a_jvm_that_halted_are_killed_too() throws Exception {
        String seconds = "600" + System.nanoTime() % 100_000;
        BehaviourRun run = run("new ProcessBuilder(\"sh\", \"-c\", \"sleep " + seconds + " & sleep " + seconds
                + "\").start();\nRuntime.getRuntime().halt(0);");
        assertEquals(new Ending.Exited(0, "", ""), run.ending());
        assertGone("sleep " + seconds);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_child_whose_grader_is_gone_ends_with_all_it_started() throws Exception {
        String seconds = "600" + System.nanoTime() % 100_000;
        Path flag = folder.resolve("started");
        compile(
                "new ProcessBuilder(\"sh\", \"-c\", \"sleep " + seconds + " & touch " + flag + "; sleep " + seconds
                        + "\").start();\nwhile (true) { }",
                TEST);
        var recording = new Recording();
        var child = ChildJvm.start(
                ProcessStarter.system(),
                Forks.subjectSettings(folder, folder.resolve("classes")),
                List.of(),
                "io.github.primeskata.subject.SubjectMain",
                recording);
        try {
            child.send(Subject.run(request()));
            assertTrue(eventually(() -> Files.exists(flag)));
            child.hangUp();
            assertTrue(child.process().waitFor(20, TimeUnit.SECONDS));
            assertEquals(86, child.process().exitValue());
            assertGone("sleep " + seconds);
        } finally {
            child.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisabledOnOs(OS.WINDOWS)
    void a_grader_that_is_stopped_or_killed_leaves_nothing(boolean forcibly) throws Exception {
        String seconds = "600" + System.nanoTime() % 100_000;
        Path flag = folder.resolve("started");
        compile(
                "new ProcessBuilder(\"sh\", \"-c\", \"touch " + flag + "; sleep " + seconds
                        + "\").start();\nwhile (true) { }",
                TEST);
        var grader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Forks.wholeClassPath(),
                        StandInGrader.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();
        try {
            assertTrue(eventually(() -> Files.exists(flag)));
            ProcessHandle subject = ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("pid"))))
                    .orElseThrow();
            if (forcibly) {
                grader.destroyForcibly();
            } else {
                grader.destroy();
            }
            assertTrue(eventually(() -> ProcessTree.gone(subject)));
            assertGone("sleep " + seconds);
        } finally {
            grader.destroyForcibly();
        }
    }

    @Test
    void text_that_looks_like_a_frame_is_only_text() throws Exception {
        BehaviourRun run = run("""
                System.out.write(new byte[] {0x50, 0x52, 0x49, 0x4d, 0, 1, 0, 0, 0, 4}, 0, 10);
                System.out.println("DONE poisoned false FINISHED LearnerTest#second PASSED");
                throw new RuntimeException("still failed");
                """);
        assertEquals(new Ending.Done(false), run.ending(), run::toString);
        assertEquals(Status.FAILED, first(run).status());
        assertEquals(2, run.checks().size());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void bytes_past_our_channel_are_a_violation() throws Exception {
        // The only pipe that this JVM has open for writing, its first three files apart.
        BehaviourRun run = run("""
                int fd = 2;
                String info = "", file = "";
                do {
                    fd++;
                    var link = java.nio.file.Path.of("/proc/self/fd/" + fd);
                    if (java.nio.file.Files.isSymbolicLink(link)) {
                        file = java.nio.file.Files.readSymbolicLink(link).toString();
                        info = java.nio.file.Files.readString(java.nio.file.Path.of("/proc/self/fdinfo/" + fd));
                    }
                } while (!file.startsWith("pipe") || !info.lines().anyMatch(l -> l.matches("flags:.*1")));
                var raw = new java.io.FileOutputStream("/proc/self/fd/" + fd);
                var data = new java.io.DataOutputStream(raw);
                data.writeInt(10); data.write(new byte[16]); data.writeInt(1000);
                data.writeUTF("DONE"); data.writeInt(0);
                data.flush();
                while (true) { }
                """);
        assertInstanceOf(Ending.ProtocolViolation.class, run.ending(), run::toString);
        assertEquals(List.of(), run.checks());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void standard_output_and_input_are_not_the_channel() throws Exception {
        BehaviourRun run = run("""
                new java.io.FileOutputStream(java.io.FileDescriptor.out).write(new byte[1000]);
                new java.io.FileOutputStream(java.io.FileDescriptor.out).close();
                new java.io.FileInputStream(java.io.FileDescriptor.in).close();
                """);
        assertEquals(new Ending.Done(false), run.ending(), run::toString);
        assertEquals(2, run.checks().size());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_process_that_inherits_everything_has_neither_our_channel_nor_our_requests() throws Exception {
        BehaviourRun run = run("new ProcessBuilder(\"sh\", \"-c\", \"echo to the channel; echo to errors >&2; cat\")"
                + ".inheritIO().start().waitFor();");
        assertEquals(new Ending.Done(false), run.ending(), run::toString);
        assertEquals(2, run.checks().size());
        assertTrue(run.errors().contains("to errors"), run::toString);
    }

    @Test
    void interrupting_every_thread_changes_nothing() throws Exception {
        BehaviourRun run = run("Thread.getAllStackTraces().keySet().forEach(Thread::interrupt);");
        assertEquals(new Ending.Done(false), run.ending(), run::toString);
        assertEquals(2, run.checks().size());
        assertEquals(Status.PASSED, run.checks().get(1).status());
    }

    @Test
    void an_exception_whose_message_never_comes_is_survived() throws Exception {
        BehaviourRun run = run(
                "throw new Evil();",
                "static class Evil extends RuntimeException {\n"
                        + "@Override public String getMessage() { while (true) { } }\n"
                        + "@Override public synchronized Throwable getCause() { return this; } }");
        CheckObservation first = first(run);
        assertEquals("EXCEPTION", first.verdict());
        assertTrue(first.exceptionType().endsWith("Evil"), run::toString);
        assertEquals(new Ending.Done(true), run.ending(), run::toString);
    }

    @Test
    void an_exception_that_junit_stumbles_over_fails_its_check() throws Exception {
        BehaviourRun run = run(
                "throw new Evil();",
                "static class Evil extends RuntimeException {\n"
                        + "@Override public StackTraceElement[] getStackTrace() { return null; } }");
        assertEquals(Status.FAILED, first(run).status());
        assertEquals("EXCEPTION", first(run).verdict());
    }

    @Test
    void an_exception_that_exits_in_its_message_is_an_exit() throws Exception {
        BehaviourRun run = run(
                "throw new Evil();",
                "static class Evil extends RuntimeException {\n"
                        + "@Override public String getMessage() { System.exit(5); return null; } }");
        assertInstanceOf(Ending.Exited.class, run.ending(), run::toString);
    }

    @Test
    void a_missing_method_and_a_missing_class_break_the_contract() throws Exception {
        compile("", TEST);
        Path other = Forks.source(folder, "Learner", "class Learner { }");
        assertTrue(Forks.compile(compiler, folder, other).ok());
        CheckObservation first = first(observe(Forks.GENEROUS, RunListener.NONE));
        assertEquals("CONTRACT_MISSING", first.verdict());
        assertTrue(first.observed().contains("go()"), first::observed);

        Files.delete(folder.resolve("classes/kata/fixture/Learner.class"));
        CheckObservation without = first(observe(Forks.GENEROUS, RunListener.NONE));
        assertEquals("CONTRACT_MISSING", without.verdict());
        assertEquals("kata/fixture/Learner", without.observed());
    }

    @Test
    void a_signature_that_names_a_missing_class_is_not_runnable() throws Exception {
        compile("", TEST.replace("@Test @Order(2)", "Learner make() { return null; }\n@Test @Order(2)"));
        Files.delete(folder.resolve("classes/kata/fixture/Learner.class"));
        BehaviourRun run = observe(Forks.GENEROUS, RunListener.NONE);
        assertEquals(new Ending.NotRunnable("CONTRACT_MISSING", "kata/fixture/Learner"), run.ending());
    }

    @Test
    void a_failing_initialiser_is_an_exception_at_its_line() throws Exception {
        BehaviourRun run = run("", "static int x = 1 / Integer.parseInt(\"0\");");
        CheckObservation first = first(run);
        assertEquals("EXCEPTION", first.verdict());
        assertEquals("java.lang.ArithmeticException", first.exceptionType());
        assertEquals("Learner.java:2", first.location());
    }

    @Test
    void invocations_are_one_check_and_the_first_failure_counts() throws Exception {
        compile("", """
                import org.junit.jupiter.api.*;
                import org.junit.jupiter.params.*;
                import org.junit.jupiter.params.provider.*;
                @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
                class LearnerTest {
                    @ParameterizedTest @Order(1) @ValueSource(ints = {1, 2, 3}) void values(int i) {
                        Assertions.assertEquals(1, i);
                    }
                    @RepeatedTest(3) @Order(2) void repeated(TestReporter reporter) { reporter.publishEntry("k", "v"); }
                    @Test @Order(3) @Disabled("later") void off() { }
                    @Test @Order(4) void assumed() { Assumptions.assumeTrue(false, "not here"); }
                    @Nested class Inner {
                        @BeforeAll static void broken() { throw new IllegalStateException("set-up"); }
                        @Test void below() { }
                    }
                }
                """);
        BehaviourRun run = observe(Forks.GENEROUS, RunListener.NONE);
        assertEquals(
                List.of(
                        "LearnerTest#values FAILED expected: <1> but was: <2>",
                        "LearnerTest#repeated PASSED ",
                        "LearnerTest#off SKIPPED later",
                        "LearnerTest#assumed ABORTED Assumption failed: not here",
                        "LearnerTest$Inner#below FAILED set-up"),
                run.checks().stream()
                        .map(check -> check.id() + " " + check.status() + " " + check.observed())
                        .toList(),
                run::toString);
        assertEquals(3, run.entries().size());
        assertEquals(
                new ReportEntry("LearnerTest#repeated", "k", "v"), run.entries().get(0));
    }

    @Test
    void a_test_class_that_is_not_there_is_our_fault() throws Exception {
        Files.createDirectories(folder.resolve("classes"));
        assertInstanceOf(
                Ending.HarnessFault.class,
                observe(Forks.GENEROUS, RunListener.NONE).ending());
    }

    @Test
    void a_jvm_that_does_not_start_is_our_fault() throws Exception {
        var settings = Forks.subjectSettings(folder, folder.resolve("classes"));
        var wrong = new JvmSettings(
                settings.javaHome(), settings.classPath(), settings.workDirectory(), List.of("-XX:+NoSuchFlag"));
        try (var subject = Subject.start(ProcessStarter.system(), wrong)) {
            BehaviourRun run = subject.observe(request(), Forks.GENEROUS, RunListener.NONE);
            var ending = assertInstanceOf(Ending.HarnessFault.class, run.ending());
            assertTrue(ending.what().contains("NoSuchFlag"), ending::what);
        }
    }

    @Test
    void nothing_is_left_of_a_subject_that_was_never_used() throws Exception {
        var subject = Subject.start(ProcessStarter.system(), Forks.subjectSettings(folder, folder.resolve("classes")));
        ProcessHandle process = ProcessHandle.of(subject.pid()).orElseThrow();
        subject.close();
        assertTrue(eventually(() -> ProcessTree.gone(process)));
    }

    private BehaviourRun run(String body, String... members) throws Exception {
        compile(body, TEST, members);
        return observe(Forks.GENEROUS, RunListener.NONE);
    }

    private void compile(String body, String test, String... members) throws Exception {
        compile(body, test, List.of(), members);
    }

    private void compile(String body, String test, Path other) throws Exception {
        compile(body, test, List.of(other));
    }

    private void compile(String body, String test, List<Path> others, String... members) throws Exception {
        // Members stand in line 2, the body begins in line 4.
        String text = String.join(" ", members).replace("\n", " ") + "\n";
        var sources = new ArrayList<>(others);
        sources.add(Forks.source(
                folder,
                "Learner",
                "class Learner { " + text + "static void go() throws Throwable {\n" + body + "\n} }"));
        sources.add(Forks.source(folder, "LearnerTest", test));
        CompileOutcome outcome = Forks.compile(compiler, folder, sources.toArray(Path[]::new));
        assertTrue(outcome.ok(), outcome::toString);
    }

    private BehaviourRun observe(Duration limit, RunListener listener) throws Exception {
        return observe(request(), limit, listener);
    }

    private BehaviourRun observe(SubjectRequest request) throws Exception {
        return observe(request, Forks.GENEROUS, RunListener.NONE);
    }

    private BehaviourRun observe(SubjectRequest request, Duration limit, RunListener listener) throws Exception {
        try (var subject =
                Subject.start(ProcessStarter.system(), Forks.subjectSettings(folder, folder.resolve("classes")))) {
            ProcessHandle process = ProcessHandle.of(subject.pid()).orElseThrow();
            BehaviourRun run = subject.observe(request, limit, listener);
            assertTrue(ProcessTree.gone(process), "the subject is alive");
            return run;
        }
    }

    private static SubjectRequest request() {
        return request(false, List.of());
    }

    private static SubjectRequest request(boolean stopsAtFailure, List<String> leftOut) {
        return new SubjectRequest(
                Forks.PACKAGE + ".LearnerTest",
                Forks.PACKAGE,
                List.of("Learner.java"),
                SubjectRequest.DEFAULT_OUTPUT_LIMIT_BYTES,
                stopsAtFailure,
                leftOut);
    }

    private static CheckObservation first(BehaviourRun run) {
        assertFalse(run.checks().isEmpty(), run::toString);
        return run.checks().get(0);
    }

    private static List<String> ids(BehaviourRun run) {
        return run.checks().stream().map(CheckObservation::id).toList();
    }

    private static void assertGone(String commandLine) {
        assertTrue(
                eventually(() -> Forks.processesWith(commandLine).isEmpty()),
                () -> "alive: " + Forks.processesWith(commandLine));
    }

    private static boolean eventually(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }
}
