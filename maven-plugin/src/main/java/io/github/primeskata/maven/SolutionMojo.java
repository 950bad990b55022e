package io.github.primeskata.maven;

import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.report.SolutionDiff;
import io.github.primeskata.state.LearnerState;
import io.github.primeskata.text.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Shows the reference solution of an exercise that you have solved, as a diff against yours. */
@Mojo(name = "solution", aggregator = true, threadSafe = true)
public final class SolutionMojo extends KataMojo {

    /** Shows it also if the exercise is not solved yet. */
    @Parameter(property = "primes.spoil", defaultValue = "false")
    private boolean spoil;

    @Override
    void run() throws MojoFailureException, IOException {
        Layout layout = layout();
        Exercise exercise = chosen(Catalog.load(layout));
        if (exercise == null) {
            throw new MojoFailureException(Messages.exerciseNeeded("solution"));
        }
        LearnerState state = LearnerState.load(layout);
        if (!spoil && !state.solved(exercise.name())) {
            String last = state.verdicts().getOrDefault(exercise.name(), "");
            throw new MojoFailureException(Messages.notSolved(exercise.label(), exercise.id(), last));
        }
        Path folder = layout.reference().resolve(exercise.name());
        Map<String, String> reference = texts(folder);
        if (reference.isEmpty()) {
            throw new MojoFailureException(Messages.noReference(exercise.label(), layout.show(folder)));
        }
        List<String> notes = new ArrayList<>(List.of(Messages.referenceFile(layout.show(folder))));
        Path others = layout.alternatives().resolve(exercise.name());
        if (Files.isDirectory(others)) {
            notes.add(Messages.alternatives(layout.show(others)));
        }
        print(SolutionDiff.of(exercise, texts(layout.stubs().resolve(exercise.name())), reference, notes, style()));
    }

    /** Any byte is read, so that no file is refused. */
    private static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (String file : Catalog.javaFiles(folder)) {
            texts.put(file, new String(Files.readAllBytes(folder.resolve(file)), StandardCharsets.UTF_8));
        }
        return texts;
    }
}
