package io.github.primeskata.maven;

import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.report.Lists;
import io.github.primeskata.state.LearnerState;
import java.io.IOException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/** Lists the exercises in order, with minutes, what each one needs, and your last verdict. */
@Mojo(name = "list", aggregator = true, threadSafe = true)
public final class ListMojo extends KataMojo {

    @Override
    void run() throws MojoFailureException, IOException {
        Layout layout = layout();
        Catalog catalog = Catalog.load(layout);
        print(Lists.exercises(chosenOrAll(catalog), LearnerState.load(layout), style()));
    }
}
