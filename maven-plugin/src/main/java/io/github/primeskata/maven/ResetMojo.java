package io.github.primeskata.maven;

import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.state.Backup;
import io.github.primeskata.state.LearnerState;
import io.github.primeskata.text.Messages;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Brings the stub of an exercise back, and forgets its verdict and its hints. Asks first, and keeps a copy of what was
 * there below {@code .primes/backup}.
 */
@Mojo(name = "reset", aggregator = true, threadSafe = true)
public final class ResetMojo extends KataMojo {

    /** Resets every exercise in which something was changed or of which something is remembered. */
    @Parameter(property = "primes.all", defaultValue = "false")
    private boolean all;

    /** Does not ask. */
    @Parameter(property = "primes.yes", defaultValue = "false")
    private boolean yes;

    @Override
    void run() throws MojoFailureException, IOException {
        Layout layout = layout();
        Catalog catalog = Catalog.load(layout);
        Exercise chosen = chosen(catalog);
        if (chosen == null && !all) {
            throw new MojoFailureException(Messages.exerciseNeeded("reset"));
        }
        List<Exercise> exercises = chosen == null ? touched(layout, catalog) : List.of(chosen);
        if (exercises.isEmpty()) {
            print(Messages.nothingToReset() + "\n");
            return;
        }
        if (!yes && !agreed(exercises)) {
            print(Messages.nothingReset() + "\n");
            return;
        }
        for (Exercise exercise : exercises) {
            boolean changed = chosen != null || Backup.differs(layout, exercise);
            String backup = changed ? layout.show(Backup.reset(layout, exercise, Instant.now())) : "";
            LearnerState.update(layout, state -> state.without(exercise.name()));
            print((changed ? Messages.reset(exercise.label(), backup) : Messages.forgotten(exercise.label())) + "\n");
        }
    }

    /** Those that are not as they were handed out, or not open. */
    private static List<Exercise> touched(Layout layout, Catalog catalog) throws IOException {
        LearnerState state = LearnerState.load(layout);
        List<Exercise> touched = new ArrayList<>();
        for (Exercise exercise : catalog.exercises()) {
            if (Backup.differs(layout, exercise) || state.remembers(exercise.name())) {
                touched.add(exercise);
            }
        }
        return touched;
    }

    private boolean agreed(List<Exercise> exercises) throws MojoFailureException {
        if (System.console() == null || !session().getSettings().isInteractiveMode()) {
            throw new MojoFailureException(Messages.cannotAsk());
        }
        String answer = System.console()
                .readLine(
                        "%s ",
                        Messages.askReset(
                                exercises.stream().map(Exercise::label).toList()));
        return answer != null && List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
    }
}
