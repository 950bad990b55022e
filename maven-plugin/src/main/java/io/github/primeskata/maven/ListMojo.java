package io.github.primeskata.maven;

import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.report.Filter;
import io.github.primeskata.report.Lists;
import io.github.primeskata.state.LearnerState;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Lists the exercises in order, with minutes, what each one needs, your last verdict, and how far you have come. */
@Mojo(name = "list", aggregator = true, threadSafe = true)
public final class ListMojo extends PlanMojo {

    /** Only these: {@code open} (not solved yet), {@code done} (solved), or the first digit of a chapter's ids. */
    @Parameter(property = "primes.filter")
    private String filter;

    @Override
    void run() throws MojoFailureException, IOException {
        Filter chosen = Parameters.filter(filter);
        Layout layout = layout();
        Catalog catalog = Catalog.load(layout);
        LearnerState state = LearnerState.load(layout);
        List<Exercise> shown = chosenOrPlanned(layout, catalog).stream()
                .filter(exercise -> chosen.accepts(exercise, state))
                .toList();
        print(Lists.exercises(shown, planned(layout, catalog), state, style()));
    }
}
