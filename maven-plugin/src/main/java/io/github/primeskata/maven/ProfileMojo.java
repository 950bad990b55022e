package io.github.primeskata.maven;

import io.github.primeskata.bench.ProfileException;
import io.github.primeskata.bench.ProfileReport;
import io.github.primeskata.bench.Profiling;
import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.measure.Approach;
import io.github.primeskata.measure.Origin;
import io.github.primeskata.report.ProfileJson;
import io.github.primeskata.report.ProfileTable;
import io.github.primeskata.state.AtomicFile;
import io.github.primeskata.text.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Runs your solution of one exercise and shows how often each of its methods was called and for how long, and which
 * thread was there when. Writes the recording, a flame graph and JSON to {@code target/primes/profile}.
 */
@Mojo(name = "profile", aggregator = true, threadSafe = true)
public final class ProfileMojo extends KataMojo {

    /** Whose solution: {@code learner}, {@code reference}. */
    @Parameter(property = "primes.of", defaultValue = "learner")
    private String of;

    /** The primes from 1 to this number are searched. */
    @Parameter(property = "primes.last", defaultValue = "20000")
    private long last;

    /** How many workers the solution is given. */
    @Parameter(property = "primes.workers", defaultValue = "2")
    private int workers;

    /** How long it may take: {@code 90s}, {@code 5m}. */
    @Parameter(property = "primes.budget", defaultValue = "60s")
    private String budget;

    @Override
    void run() throws MojoFailureException, MojoExecutionException, IOException, InterruptedException {
        Origin origin = Parameters.origin(of);
        Parameters.range("primes.last", last, 1, 10_000_000);
        Parameters.range("primes.workers", workers, 1, 1_000);
        Duration limit = Parameters.duration("primes.budget", budget, Duration.ofMinutes(1));
        Layout layout = layout();
        Exercise exercise = chosen(Catalog.load(layout));
        Approach approach = Approach.of(exercise == null ? "" : exercise.id())
                .orElseThrow(() -> new MojoFailureException(
                        Messages.cannotProfile(exercise == null ? "" : exercise.label(), Profiling.exercises())));
        Equipment equipment = equipment();
        try {
            ProfileReport report =
                    new Profiling(layout, equipment.toolbox(), origin, last, workers, limit).run(exercise, approach);
            Path file = report.recording().resolveSibling(exercise.id() + ".json");
            AtomicFile.write(file, ProfileJson.of(report, equipment.version()));
            print(ProfileTable.of(report, layout::show, file, style()));
        } catch (ProfileException e) {
            throw new MojoFailureException(
                    Messages.notProfiled(exercise.id(), e.why().name(), e.getMessage(), budget));
        }
    }
}
