package io.github.primeskata.report;

import io.github.primeskata.bench.BenchmarkReport;
import io.github.primeskata.bench.Watcher;
import io.github.primeskata.measure.Block;
import io.github.primeskata.measure.Contestant;
import io.github.primeskata.text.Messages;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * Shows how far a benchmark has come: on a terminal one line that changes, written to standard error; elsewhere one line
 * for each round, written to standard output.
 */
public final class BenchmarkProgress implements Watcher {

    private static final String CLEAR_LINE = "\r\u001b[2K";

    private final boolean live;
    private final Style style;
    private final PrintStream out;
    private final PrintStream err;
    private final Consumer<BenchmarkReport> keep;

    /**
     * Shows progress.
     *
     * @param live whether the line may be changed in place
     * @param keep is handed what is known after each round
     */
    public BenchmarkProgress(
            boolean live, Style style, PrintStream out, PrintStream err, Consumer<BenchmarkReport> keep) {
        this.live = live;
        this.style = style;
        this.out = out;
        this.err = err;
        this.keep = keep;
    }

    @Override
    public void calibrating() {
        show(Messages.tryingOut());
    }

    @Override
    public void calibrated(BenchmarkReport soFar, List<Block> blocks) {
        wipe();
        out.println(BenchmarkTable.before(soFar, blocks, style));
        out.flush();
    }

    @Override
    public void running(Block block, int round, Contestant contestant, double secondsLeft) {
        show(Messages.round(round, left(secondsLeft)) + "   " + what(block) + "   "
                + contestant.approach().shown() + ", " + contestant.workers());
    }

    @Override
    public void round(Block block, int round, double secondsLeft, BenchmarkReport soFar) {
        keep.accept(soFar);
        wipe();
        if (!live) {
            out.println(style.plain(what(block) + "   " + Messages.round(round, left(secondsLeft))));
        }
    }

    private static String what(Block block) {
        return Messages.blockHeading(Figures.whole(block.last()), Figures.delay(block.delay()));
    }

    private static String left(double seconds) {
        return Messages.seconds(Math.round(seconds) * 1_000_000_000L);
    }

    private void wipe() {
        if (live) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }

    private void show(String line) {
        if (live) {
            String cut = line.length() < style.width() ? line : line.substring(0, style.width() - 1);
            err.print(CLEAR_LINE + style.plain(cut));
            err.flush();
        }
    }
}
