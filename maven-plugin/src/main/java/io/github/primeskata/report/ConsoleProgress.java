package io.github.primeskata.report;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.grade.Verdict;
import io.github.primeskata.run.Progress;
import io.github.primeskata.run.Result;
import io.github.primeskata.text.Messages;
import java.io.PrintStream;

/**
 * Shows how far a run has come: on a terminal one line that changes, written to standard error; elsewhere one line for
 * each exercise that is done and was begun by the learner, written to standard output. Thread-safe.
 */
public final class ConsoleProgress implements Progress {

    private static final String CLEAR_LINE = "\r\u001b[2K";

    private final int total;
    private final boolean live;
    private final Style style;
    private final PrintStream out;
    private final PrintStream err;
    private int done;
    private String stage = "";

    /**
     * Shows progress of {@code total} exercises.
     *
     * @param live whether the line may be changed in place
     */
    public ConsoleProgress(int total, boolean live, Style style, PrintStream out, PrintStream err) {
        this.total = total;
        this.live = live;
        this.style = style;
        this.out = out;
        this.err = err;
    }

    @Override
    public synchronized void stage(Exercise exercise, Stage begun) {
        stage = Messages.stage(begun.name());
        show(exercise, stage);
    }

    @Override
    public synchronized void check(Exercise exercise, String name) {
        show(exercise, stage + ": " + name);
    }

    @Override
    public synchronized void done(Result result) {
        done++;
        if (live) {
            err.print(CLEAR_LINE);
            err.flush();
        } else if (!(result.grade().verdict() instanceof Verdict.NotStarted)) {
            out.println(
                    "[" + done + "/" + total + "] " + result.grade().exercise().label() + "  "
                            + Safe.verdict(result.grade().verdict()) + "  " + Messages.seconds(result.elapsedNanos()));
        }
    }

    private void show(Exercise exercise, String what) {
        if (live) {
            String line = "[" + (done + 1) + "/" + total + "] " + exercise.label() + "  " + what;
            String cut = line.length() < style.width() ? line : line.substring(0, style.width() - 1);
            err.print(CLEAR_LINE + style.plain(cut));
            err.flush();
        }
    }
}
