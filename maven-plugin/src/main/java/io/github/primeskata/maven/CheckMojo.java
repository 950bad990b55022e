package io.github.primeskata.maven;

import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.catalog.Variant;
import io.github.primeskata.catalog.Variants;
import io.github.primeskata.check.CheckOutcome;
import io.github.primeskata.check.CourseCheck;
import io.github.primeskata.check.MatrixTable;
import io.github.primeskata.check.Sample;
import io.github.primeskata.check.VariantKeys;
import io.github.primeskata.run.Toolbox;
import io.github.primeskata.text.Messages;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Holds every exercise to its rules: the pristine stub fails, the reference and every other right solution pass, every
 * broken one is rejected for its reason. Looks at pristine stubs, so it does not mind what you have solved.
 */
@Mojo(name = "check", aggregator = true, threadSafe = true)
public final class CheckMojo extends VariantsMojo {

    /** How often each variant is graded. */
    @Parameter(property = "primes.rounds", defaultValue = "1")
    private int rounds;

    /**
     * Grades every stub and reference, but only one in so many of the other variants, for builds that cannot grade all;
     * which ones depends on the sources and the JDK. 1 for all; a variant that is named is always graded.
     */
    @Parameter(property = "primes.sample", defaultValue = "1")
    private int sample;

    /** Renews generated tables. */
    @Parameter(property = "primes.update", defaultValue = "false")
    private boolean update;

    /** Leaves the check out. */
    @Parameter(property = "primes.check.skip", defaultValue = "false")
    private boolean skip;

    @Override
    void run() throws MojoFailureException, MojoExecutionException, IOException, InterruptedException {
        if (skip) {
            return;
        }
        Layout layout = layout();
        Catalog catalog = Catalog.load(layout);
        Toolbox toolbox = equipment().toolbox();
        List<Variant> all = Variants.of(layout, chosenOrAll(catalog), variant());
        List<Variant> variants = variant() == null && sample > 1
                ? Sample.of(all, sample, new VariantKeys(layout, toolbox.engine(), toolbox.javaVersion()))
                : all;
        int atOnce = threads(2 * Runtime.getRuntime().availableProcessors());
        CheckOutcome outcome = CourseCheck.run(
                layout,
                catalog,
                chosenOrAll(catalog),
                variants,
                toolbox,
                rounds,
                atOnce,
                update,
                new MatrixProgress(System.out, Terminal.live(session())));
        print("\n" + MatrixTable.of(outcome.rows()) + "\n");
        Problems.failOn(outcome.problems());
        print(Messages.checkPassed(chosenOrAll(catalog).size(), variants.size(), all.size(), rounds) + "\n");
    }
}
