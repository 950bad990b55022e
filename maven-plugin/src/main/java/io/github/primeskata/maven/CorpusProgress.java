package io.github.primeskata.maven;

import io.github.primeskata.catalog.Variant;
import io.github.primeskata.check.Corpus;
import io.github.primeskata.check.Trial;
import java.io.PrintStream;
import java.time.Duration;

/** Shows how far a corpus has come: a line for each fifty trials and for each that is not as expected. */
final class CorpusProgress implements Corpus.Listener {

    private static final int EVERY = 50;
    private final PrintStream out;
    private final long begin = System.nanoTime();
    private int done;

    CorpusProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void tried(Variant variant, Trial trial, boolean clean, int of) {
        done++;
        if (!clean) {
            out.println("not clean: " + trial.variant() + " got " + trial.outcome()
                    + (trial.example().isEmpty() ? "" : "; " + trial.example()));
        }
        if (done % EVERY == 0 || done == of) {
            Duration left = Duration.ofNanos((System.nanoTime() - begin) / done * (of - done));
            out.println(done + " of " + of + " graded, about " + left.toMinutes() + " min to go");
        }
    }
}
