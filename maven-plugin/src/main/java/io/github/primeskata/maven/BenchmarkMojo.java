package io.github.primeskata.maven;

import io.github.primeskata.bench.Benchmark;
import io.github.primeskata.bench.Options;
import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.measure.Profile;
import io.github.primeskata.text.Messages;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Measures the approaches that you have solved, in turns, each run in a JVM of its own, and says what this machine can
 * tell. Writes {@code target/primes/benchmark.json}. Stop it when you like: what was measured is kept.
 */
@Mojo(name = "benchmark", aggregator = true, threadSafe = true)
public final class BenchmarkMojo extends KataMojo {

    /** Whose solutions: {@code learner}, {@code reference}, {@code both}. */
    @Parameter(property = "primes.of", defaultValue = "learner")
    private String of;

    /**
     * {@code quick}: a little of everything; {@code guide}: the guide's tables with its delay; {@code comparison}: up to
     * 100,000,000 without a delay, as far as the budget goes.
     */
    @Parameter(property = "primes.profile", defaultValue = "quick")
    private String profile;

    /** How long it may take: {@code 90s}, {@code 5m}, {@code 1h}. 2, 10 and 5 minutes for the three profiles. */
    @Parameter(property = "primes.budget")
    private String budget;

    /** How many rounds, whatever the budget; 0 for as many as fit. */
    @Parameter(property = "primes.rounds", defaultValue = "0")
    private int rounds;

    /** Goes on where an earlier benchmark of the same code has ended. */
    @Parameter(property = "primes.resume", defaultValue = "false")
    private boolean resume;

    @Override
    void run() throws MojoFailureException, MojoExecutionException, IOException, InterruptedException {
        Profile chosen = Parameters.profile(profile);
        Layout layout = layout();
        Catalog catalog = Catalog.load(layout);
        List<String> only =
                chosen(catalog) == null ? List.of() : List.of(chosen(catalog).id());
        Options options = new Options(
                chosen,
                Parameters.origins(of),
                only,
                Parameters.duration("primes.budget", budget, chosen.budget()),
                rounds,
                resume);
        Equipment equipment = equipment();
        try (Benchmark benchmark = Benchmark.open(layout, catalog, equipment.toolbox(), options)
                .orElseThrow(() -> new MojoFailureException(Messages.nothingToMeasure(
                        options.profile().word(), options.profile().exercises(), of)))) {
            new BenchmarkOutput(layout, equipment.version(), style(), Terminal.live(session())).run(benchmark, options);
        }
    }
}
