package kata.measured;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures {@link CostPerTask} with JMH, in JVMs of its own, and leaves the result where {@code primes:benchmark} looks
 * for it:
 *
 * {@snippet lang = "shell" :
 * mvn test -pl kata-exercises,solutions -Dtest=CostPerTaskRun -Dsurefire.failIfNoSpecifiedTests=false
 * }
 *
 * <p>Its name does not end in Test, so no build runs it by itself. System properties: {@code forks}, {@code seconds} of
 * one measurement, {@code measurements}. It takes about a minute and a half.
 */
class CostPerTaskRun {

    @Test
    void all_ways_to_hand_over_a_number() throws Exception {
        Path result = Path.of("").toAbsolutePath().resolveSibling("target/primes/cost-per-task.json");
        Files.createDirectories(result.getParent());
        TimeValue seconds = TimeValue.seconds(Integer.getInteger("seconds", 1));
        new Runner(new OptionsBuilder()
                        .include(CostPerTask.class.getName() + "\\..*")
                        .forks(Integer.getInteger("forks", 2))
                        .warmupIterations(3)
                        .warmupTime(seconds)
                        .measurementIterations(Integer.getInteger("measurements", 4))
                        .measurementTime(seconds)
                        .shouldFailOnError(true)
                        .resultFormat(ResultFormatType.JSON)
                        .result(result.toString())
                        .build())
                .run();
    }
}
