package io.github.primeskata.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.channel.ProcessTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What is left when Maven is killed in the middle of a run. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there mvn is a script that stands between us and Maven")
class KilledMavenIT {

    private static final String OLD = "{\"schemaVersion\": 1, \"exercises\": []}\n";

    /** Promised are 2 s; a loaded machine needs longer to notice, so the time is printed and not judged. */
    private static final long SECONDS = 10;

    /** Says that it runs, then never ends. */
    private static final String ENDLESS = """
            package kata.e010_prime_test;

            public final class PrimeChecker {

                private static long steps;

                private PrimeChecker() {}

                public static boolean isPrime(long n) {
                    new java.io.File("at-work").mkdir();
                    while (n != Long.MAX_VALUE) {
                        steps++;
                    }
                    return false;
                }

                public static long smallestOddDivisor(long n, long from) {
                    return n;
                }
            }
            """;

    private static Path checkout(String name) throws IOException {
        Properties wanted = new Properties();
        wanted.setProperty("kata.exercises", "e010_prime_test e110_synchronous");
        wanted.setProperty("kata.learner.e110_synchronous", "reference");
        Path folder = RunningMaven.checkout(name, wanted);
        Files.writeString(
                folder.resolve("kata-exercises/src/main/java/kata/e010_prime_test/PrimeChecker.java"), ENDLESS);
        Files.createDirectories(folder.resolve("target/primes"));
        Files.writeString(folder.resolve("target/primes/result.json"), OLD);
        return folder;
    }

    @Test
    void grade_killed_while_the_learners_code_runs_leaves_no_process_and_the_old_result() throws Exception {
        Path folder = checkout("killed-while-running");
        RunningMaven maven = RunningMaven.start(folder, "killed.log", "primes:grade");
        kill(folder, maven, "the learner's code runs", () -> exists(folder.resolve("target/primes"), "at-work"));
        expectNextRunTidy(folder);
    }

    @Test
    void grade_killed_while_the_tests_are_compiled_leaves_no_process_and_the_old_result() throws Exception {
        Path folder = checkout("killed-while-compiling");
        // What a test before this one has left ready would not be compiled again.
        RunningMaven.delete(folder.resolve("target/primes/harness"));
        RunningMaven maven = RunningMaven.start(folder, "killed.log", "primes:grade");
        kill(
                folder,
                maven,
                "the testkit is compiled",
                () -> exists(folder.resolve("target/primes/harness"), "testkit"));
        expectNextRunTidy(folder);
    }

    private static void kill(Path folder, RunningMaven maven, String when, BooleanSupplier now) throws Exception {
        Outcome outcome = Outcome.of(folder, maven.log());
        RunningMaven.await(
                when + "; " + maven.log(),
                120,
                () -> now.getAsBoolean() || !maven.process().isAlive());
        List<ProcessHandle> children = maven.process().descendants().toList();
        assertTrue(maven.process().info().command().orElse("").endsWith("java"), "the process is Maven's own JVM");
        assertFalse(children.isEmpty(), "Maven has children when " + when);

        maven.process().destroyForcibly().waitFor();
        long killed = System.nanoTime();
        RunningMaven.await(
                "no child is alive",
                SECONDS,
                () -> children.stream().allMatch(ProcessTree::gone)
                        && outcome.processes().isEmpty());
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killed);
        System.out.println("killed while " + when + ": " + children.size() + " processes gone after " + millis + " ms");

        assertEquals(OLD, Files.readString(outcome.resultFile()));
    }

    /** The next run does its work, and removes what the killed one has left. */
    private static void expectNextRunTidy(Path folder) throws Exception {
        RunningMaven next = RunningMaven.start(folder, "next.log", "primes:grade", "-Dexercise=e110");
        assertEquals(0, next.exitCode(), () -> read(next.log()));
        Outcome outcome = Outcome.of(folder, next.log());
        outcome.expectTidy();
        assertEquals("PASS", outcome.exercise("e110").get("verdict"));
    }

    private static boolean exists(Path below, String name) {
        try (Stream<Path> all = Files.find(below, 8, (path, attributes) -> path.endsWith(name))) {
            return all.findFirst().isPresent();
        } catch (IOException | UncheckedIOException e) {
            // The run makes and removes folders meanwhile.
            return false;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
