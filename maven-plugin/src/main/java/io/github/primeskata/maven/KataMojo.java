package io.github.primeskata.maven;

import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.CatalogException;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.catalog.UnknownExerciseException;
import io.github.primeskata.compile.HarnessException;
import io.github.primeskata.report.Style;
import io.github.primeskata.text.Messages;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;

/** What all goals share: where the kata is, what the terminal can do, and how our exceptions become Maven's. */
abstract class KataMojo extends AbstractMojo {

    /**
     * The exercise: its id ({@code e410}), its full name or a unique prefix. All exercises if not given; but {@code hint},
     * {@code solution} and {@code reset} want one, and {@code watch} begins where you were, and stays with one that is
     * named.
     */
    @Parameter(property = "exercise")
    private String exercise;

    /** The JDK on which submissions are compiled and run. Searched for if not given. */
    @Parameter(property = "primes.jdk")
    private File jdk;

    /** Write ASCII only. */
    @Parameter(property = "primes.ascii", defaultValue = "false")
    private boolean ascii;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    /** Does the work; may throw what the engine throws. */
    abstract void run() throws MojoFailureException, MojoExecutionException, IOException, InterruptedException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        Terminal.quieten();
        try {
            Misspelled.check(session.getUserProperties().stringPropertyNames(), plugin);
            run();
        } catch (UnknownExerciseException e) {
            throw new MojoFailureException(Messages.unknownExercise(e.wanted(), e.candidates(), e.ambiguous()));
        } catch (CatalogException e) {
            throw new MojoExecutionException(Messages.badPages(Problems.shown(e.problems())), e);
        } catch (HarnessException e) {
            throw new MojoExecutionException(Messages.harnessBroken(e.getMessage()), e);
        } catch (IOException e) {
            throw new MojoExecutionException(e.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("interrupted", e);
        }
    }

    /** The checkout around the folder in which Maven was started. */
    Layout layout() throws MojoFailureException {
        Path from = Path.of(session.getExecutionRootDirectory());
        return Layout.around(from).orElseThrow(() -> new MojoFailureException(Messages.noCheckout(from.toString())));
    }

    /** The exercise that is asked for; null if none is. */
    Exercise chosen(Catalog catalog) {
        return exercise == null || exercise.isBlank() ? null : catalog.find(exercise);
    }

    /** The exercises that are asked for. */
    List<Exercise> chosenOrAll(Catalog catalog) {
        Exercise chosen = chosen(catalog);
        return chosen == null ? catalog.exercises() : List.of(chosen);
    }

    /** What the terminal at hand can do. */
    Style style() {
        return Terminal.style(session, ascii);
    }

    /** JDK, class paths and process starter. */
    Equipment equipment() {
        return new Equipment(session, plugin, jdk == null ? null : jdk.toPath());
    }

    MavenSession session() {
        return session;
    }

    PluginDescriptor plugin() {
        return plugin;
    }

    /** Writes text for the user to standard output, in one go. */
    static void print(String text) {
        System.out.print(text);
        System.out.flush();
    }
}
