package io.github.primeskata.maven;

import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.check.CheckOutcome;
import io.github.primeskata.check.CorpusRun;
import io.github.primeskata.check.Load;
import io.github.primeskata.check.MatrixRow;
import io.github.primeskata.check.MatrixTable;
import io.github.primeskata.text.Messages;
import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Grades every stub, solution and broken variant many times under a load, and prints the matrix: is each verdict right,
 * and the same each time? Takes hours. Stop it when you like: it goes on where it was, as long as tests and grader stay
 * as they are.
 */
@Mojo(name = "corpus", aggregator = true, threadSafe = true)
public final class CorpusMojo extends VariantsMojo {

    /** How often each variant is graded, earlier runs included. 0 only prints what is known. */
    @Parameter(property = "primes.rounds", defaultValue = "20")
    private int rounds;

    /**
     * {@code idle}, {@code loaded} (a spinning thread and four gradings at once a processor) or {@code one-core} (by
     * taskset, on Linux).
     */
    @Parameter(property = "primes.load", defaultValue = "idle")
    private String load;

    /** Puts the rounds of exercises that are clean on record, in {@code solutions/verdicts.csv}. */
    @Parameter(property = "primes.update", defaultValue = "false")
    private boolean update;

    @Override
    void run() throws MojoFailureException, MojoExecutionException, IOException, InterruptedException {
        Load chosen = Parameters.load(load);
        Layout layout = layout();
        Catalog catalog = Catalog.load(layout);
        CheckOutcome outcome = CorpusRun.run(
                layout,
                catalog,
                chosenOrAll(catalog),
                variant(),
                equipment().toolbox(),
                chosen,
                rounds,
                threads(0),
                update,
                new CorpusProgress(System.out));
        if (outcome.rows().isEmpty()) {
            print(Messages.corpusOnRecord(layout.show(layout.verdicts())) + "\n");
            return;
        }
        print("\n" + MatrixTable.of(outcome.rows()) + "\n");
        Problems.failOn(outcome.problems());
        int trials = outcome.rows().stream().mapToInt(MatrixRow::rounds).sum();
        print(Messages.corpusPassed(outcome.rows().size(), trials, chosen.word()) + "\n");
    }
}
