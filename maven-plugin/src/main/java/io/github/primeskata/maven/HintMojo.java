package io.github.primeskata.maven;

import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.report.Lists;
import io.github.primeskata.state.LearnerState;
import io.github.primeskata.text.Messages;
import java.io.IOException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Shows a hint for an exercise: one level more each time, from a question to almost the answer. */
@Mojo(name = "hint", aggregator = true, threadSafe = true)
public final class HintMojo extends KataMojo {

    /** Shows this level again, from 1 to 3. The next one that you have not seen if not given. */
    @Parameter(property = "primes.level", defaultValue = "0")
    private int level;

    @Override
    void run() throws MojoFailureException, IOException {
        Layout layout = layout();
        Exercise exercise = chosen(Catalog.load(layout));
        if (exercise == null) {
            throw new MojoFailureException(Messages.exerciseNeeded("hint"));
        }
        int most = exercise.page().hints().size();
        if (level < 0 || level > most) {
            throw new MojoFailureException(Messages.badLevel(level, most));
        }
        int shown = level == 0 ? LearnerState.load(layout).nextHint(exercise) : level;
        print(Lists.hint(exercise, shown, style()));
        LearnerState.update(layout, now -> now.withHint(exercise.name(), shown));
    }
}
