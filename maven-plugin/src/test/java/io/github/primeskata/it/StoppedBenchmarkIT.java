package io.github.primeskata.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.channel.ProcessTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What is left of a benchmark that somebody stops. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there mvn is a script that stands between us and Maven")
class StoppedBenchmarkIT {

    private static final long SECONDS = 60;

    private static RunningMaven benchmark(Path folder, String log, String... more) throws IOException {
        List<String> arguments =
                new java.util.ArrayList<>(List.of("primes:benchmark", "-Dprimes.of=reference", "-Dexercise=e430"));
        arguments.addAll(List.of(more));
        return RunningMaven.start(folder, log, arguments.toArray(String[]::new));
    }

    private static List<String> runs(Path folder) {
        try {
            return Files.readAllLines(folder.resolve("target/primes/benchmark/quick.jsonl")).stream()
                    .filter(line -> line.contains("\"end\":\""))
                    .toList();
        } catch (IOException e) {
            // Not begun yet.
            return List.of();
        }
    }

    @Test
    void benchmark_stopped_by_hand_tells_and_keeps_what_was_measured_and_goes_on_with_it() throws Exception {
        Properties wanted = new Properties();
        wanted.setProperty("kata.exercises", "e430_thread_pool");
        wanted.setProperty("kata.solutions.e430_thread_pool", "broken/a-task-for-each-number");
        Path folder = RunningMaven.checkout("stopped-benchmark", wanted);

        // More rounds than it can have done when it is stopped.
        RunningMaven maven = benchmark(folder, "stopped.log", "-Dprimes.rounds=1000");
        RunningMaven.await(
                "a run is done; " + maven.log(),
                180,
                () -> !runs(folder).isEmpty() || !maven.process().isAlive());
        List<ProcessHandle> children = maven.process().descendants().toList();
        assertFalse(children.isEmpty(), () -> "Maven has children; " + maven.log());
        // A terminal tells all of them. It sends INT, which a build in the background ignores; the JVM does the same
        // for both.
        maven.process().destroy();
        children.forEach(ProcessHandle::destroy);
        assertNotEquals(0, maven.exitCode());

        String printed = Files.readString(maven.log()).replaceAll("\\s+", " ");
        assertTrue(
                printed.contains("stopped; what was measured is kept. Go on: mvn primes:benchmark -Dprimes.resume"
                        + " -Dprimes.profile=quick -Dprimes.of=reference -Dexercise=e430"),
                printed);
        Outcome outcome = Outcome.of(folder, maven.log());
        RunningMaven.await(
                "no child is alive",
                SECONDS,
                () -> children.stream().allMatch(ProcessTree::gone)
                        && outcome.processes().isEmpty());
        assertEquals(false, outcome.benchmark().get("whole"));
        List<String> kept = runs(folder);
        assertTrue(kept.stream().allMatch(run -> run.contains("\"end\":\"DONE\"")), kept::toString);

        RunningMaven next = benchmark(folder, "next.log", "-Dprimes.resume", "-Dprimes.rounds=1");
        String rest = next.exitCode() + Files.readString(next.log());
        assertTrue(rest.startsWith("0"), rest);
        assertTrue(
                rest.contains(kept.size() + (kept.size() == 1 ? " run " : " runs ") + "of an earlier benchmark"), rest);
        assertEquals(kept, runs(folder).subList(0, kept.size()));
        Outcome whole = Outcome.of(folder, next.log());
        whole.expectNothingLeft();
        assertEquals(true, whole.benchmark().get("whole"));
    }
}
