package io.github.primeskata.maven;

import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.grade.Depth;
import io.github.primeskata.grade.FailOn;
import io.github.primeskata.report.ConsoleProgress;
import io.github.primeskata.report.RunReport;
import io.github.primeskata.report.Style;
import io.github.primeskata.report.TerminalReport;
import io.github.primeskata.run.Grading;
import io.github.primeskata.run.Result;
import io.github.primeskata.run.Toolbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Grades what you have written and shows who did the work. Writes {@code target/primes/result.json} and,
 * for a browser, {@code target/primes/report/index.html}. The build succeeds
 * whatever the verdicts are, unless {@code primes.failOn} asks otherwise.
 */
@Mojo(name = "grade", aggregator = true, threadSafe = true)
public final class GradeMojo extends PlanMojo {

    /**
     * When the build fails: {@code never}, {@code failure} (an exercise that was started does not pass) or
     * {@code incomplete} (an exercise does not pass).
     */
    @Parameter(property = "primes.failOn", defaultValue = "never")
    private String failOn;

    /**
     * {@code full}; {@code quick} leaves out what takes longest, stops at the first failure and never passes what it
     * has not decided; {@code verdict} runs everything up to the first failure.
     */
    @Parameter(property = "primes.depth", defaultValue = "full")
    private String depth;

    /**
     * Formats of other tools, separated by commas, written to {@code target/primes/formats}: {@code junit},
     * {@code ctrf}, {@code sarif}, {@code github}, {@code gitlab}, {@code gradescope}, {@code csv}, or {@code all}.
     */
    @Parameter(property = "primes.formats")
    private String formats;

    /** The learner's name: by which Moodle or Canvas knows them, for {@code csv}, and of their seat in a room. */
    @Parameter(property = "primes.learner")
    private String learner;

    /** The folder of a room: each result goes there, too, to the learner's folder, a file for each exercise. */
    @Parameter(property = "primes.room")
    private String room;

    @Override
    void run() throws MojoFailureException, MojoExecutionException, IOException, InterruptedException {
        FailOn policy = Parameters.failOn(failOn);
        Depth chosen = Parameters.depth(depth);
        FormatOutput others = FormatOutput.of(formats, learner, System.getenv());
        RoomCopy copy = RoomCopy.of(room, learner, Path.of(session().getExecutionRootDirectory()));
        Layout layout = layout();
        Catalog catalog = Catalog.load(layout);
        List<Exercise> exercises = chosenOrPlanned(layout, catalog);
        Equipment equipment = equipment();
        Toolbox toolbox = equipment.toolbox();
        Style style = style();
        ConsoleProgress progress =
                new ConsoleProgress(exercises.size(), Terminal.live(session()), style, System.out, System.err);
        Instant begun = Instant.now();
        List<Result> results = Grading.grade(layout, catalog, exercises, chosen, toolbox, progress);
        RunReport report =
                copy.write(layout, new Saved(layout, catalog, equipment, toolbox).save(results, begun), true);
        print(others.write(layout, report, "\n" + TerminalReport.of(report, style)));
        Parameters.failIfAsked(policy, results);
    }
}
