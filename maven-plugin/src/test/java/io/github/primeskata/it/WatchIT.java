package io.github.primeskata.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** A watch without a terminal, by somebody who saves, breaks, deletes, mends and leaves. */
class WatchIT {

    private static final long SECONDS = 180;

    private static String log(RunningMaven maven) {
        try {
            return Files.readString(maven.log());
        } catch (IOException e) {
            // It is looked at again.
            return "";
        }
    }

    private static void await(RunningMaven maven, String line) throws InterruptedException {
        RunningMaven.await(
                line + "; " + maven.log(),
                SECONDS,
                () -> log(maven).contains(line) || !maven.process().isAlive());
        assertTrue(log(maven).contains(line), () -> log(maven));
    }

    private static void work(RunningMaven maven, Path file, Path broken, Path reference) throws Exception {
        await(maven, "e010 prime test   NOT_STARTED");

        Files.copy(broken, file, StandardCopyOption.REPLACE_EXISTING);
        await(maven, "e010 prime test   FAILS (WRONG)   no_number_below_two_is_prime");

        Files.delete(file);
        await(maven, "e010 prime test   FAILS (CONTRACT_MISSING)");

        Files.writeString(file, "package kata.e010_prime_test; class {");
        await(maven, "e010 prime test   FAILS (COMPILE_ERROR)");

        // As an editor does that writes another file and renames it.
        Path temporary = file.resolveSibling("PrimeChecker.java~");
        Files.copy(reference, temporary);
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        await(maven, "e010 prime test   PASS");
        await(maven, "e110 synchronous, about");

        awaitTold(maven, file);
        type(maven, "hint\nback\n");
        await(maven, "press n and Enter for e110 synchronous");
        type(maven, "next\n");
        await(maven, "e110 synchronous   NOT_STARTED");
        type(maven, "quit\n");
        maven.exitCode();
    }

    /** Saves what was left until somebody notices. */
    private static void awaitTold(RunningMaven maven, Path file) throws InterruptedException {
        FileTime[] time = {FileTime.from(Instant.now())};
        RunningMaven.await("told of a save of e010; " + maven.log(), SECONDS, () -> {
            time[0] = FileTime.from(time[0].toInstant().plusSeconds(1));
            return log(maven).contains("saved: e010, not watched here; b goes back, or mvn primes:watch")
                    || !maven.process().isAlive()
                    || !touch(file, time[0]);
        });
    }

    private static boolean touch(Path file, FileTime time) {
        try {
            Files.setLastModifiedTime(file, time);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void type(RunningMaven maven, String keys) throws IOException {
        maven.process().getOutputStream().write(keys.getBytes());
        maven.process().getOutputStream().flush();
    }

    @Test
    void watch_grades_each_save_goes_on_when_solved_and_leaves_nothing() throws Exception {
        Properties wanted = new Properties();
        wanted.setProperty("kata.exercises", "e010_prime_test e110_synchronous");
        wanted.setProperty("kata.solutions.e010_prime_test", "broken/one-is-prime");
        Path folder = RunningMaven.checkout("watch", wanted);
        Path file = folder.resolve("kata-exercises/src/main/java/kata/e010_prime_test/PrimeChecker.java");
        Path broken = folder.resolve("solutions/broken/e010_prime_test/one-is-prime/PrimeChecker.java");
        Path reference = folder.resolve("solutions/reference/kata/e010_prime_test/PrimeChecker.java");

        Path room = Files.createDirectories(folder.resolve("target/room"));
        RunningMaven maven = RunningMaven.start(
                folder, "watch.log", "primes:watch", "-Dprimes.room=target/room", "-Dprimes.learner=ada");
        try {
            work(maven, file, broken, reference);
        } finally {
            // Without effect if it has left by itself.
            maven.process().destroy();
        }
        int exitCode = maven.exitCode();
        String printed = log(maven);
        assertEquals(0, exitCode, printed);
        assertTrue(printed.contains("e110 synchronous   hint 1 of 3"), printed);
        assertTrue(printed.contains("1 of 2 exercises solved, 50 %"), printed);
        assertFalse(printed.contains("\u001b[2J"), printed);
        Outcome.of(folder, maven.log()).expectTidy();
        String state = Files.readString(folder.resolve(".primes/state.json"));
        assertTrue(Files.readString(room.resolve("ada/e010_prime_test.json")).contains("\"PASS\""));
        assertTrue(state.contains("\"e010_prime_test\":\"PASS\""), state);
        assertTrue(state.contains("\"e110_synchronous\":1"), state);
        assertTrue(state.contains("\"current\":\"e110_synchronous\""), state);

        RunningMaven solution = RunningMaven.start(folder, "solution.log", "primes:solution", "-Dexercise=e010");
        assertEquals(0, solution.exitCode(), () -> log(solution));
        assertTrue(log(solution).contains("yours is the reference, letter by letter"), () -> log(solution));
        RunningMaven none = RunningMaven.start(folder, "none.log", "primes:solution", "-Dexercise=e110");
        assertEquals(1, none.exitCode(), () -> log(none));
        assertTrue(log(none).contains("e110 synchronous is not solved yet"), () -> log(none));
    }
}
