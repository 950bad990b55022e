package io.github.primeskata.watch;

import io.github.primeskata.report.Style;
import java.io.PrintStream;
import java.util.function.Supplier;

/**
 * What is written while somebody watches. On a terminal a page takes the place of the one before, and the last line changes
 * in place; elsewhere everything follows everything. Thread-safe.
 */
final class Screen {

    private static final String CLEAR = "\u001b[H\u001b[2J";
    private static final String CLEAR_LINE = "\r\u001b[2K";
    private static final long PLAIN_BEAT_NANOS = 5_000_000_000L;

    private final PrintStream out;
    private final PrintStream direct;
    private final boolean live;
    private final Supplier<Style> styles;
    private String status = "";
    private long nextBeat;
    private boolean over;

    /**
     * A screen.
     *
     * @param direct leads to the same place with nothing before it; for {@link #stop}
     * @param live whether it is a terminal that can be cleared
     * @param styles what it can do now: its width may change
     */
    Screen(PrintStream out, PrintStream direct, boolean live, Supplier<Style> styles) {
        this.out = out;
        this.direct = direct;
        this.live = live;
        this.styles = styles;
    }

    /** What the terminal can do now. */
    Style style() {
        return styles.get();
    }

    /** In place of all that was there before. */
    synchronized void page(String text) {
        print(live ? CLEAR + text : "\n" + text);
    }

    /** Below what is there. */
    synchronized void add(String text) {
        print("\n" + text);
    }

    /** One line for those who do not see the last line change. */
    synchronized void plain(String line) {
        nextBeat = PLAIN_BEAT_NANOS;
        if (!live) {
            print(line + "\n");
        }
    }

    /** The last line, which changes. */
    synchronized void status(String line) {
        if (live && !over && !line.equals(status)) {
            status = line;
            out.print(CLEAR_LINE + cut(line));
            out.flush();
        }
    }

    /** Something goes on, for so long. Without a terminal it is a line now and then. */
    synchronized void beat(String line, long nanos) {
        if (live) {
            status(line);
        } else if (nanos >= nextBeat) {
            nextBeat = (nanos / PLAIN_BEAT_NANOS + 1) * PLAIN_BEAT_NANOS;
            print(line + "\n");
        }
    }

    /** The last words; nothing is written after them. */
    synchronized void end(String line) {
        if (!over) {
            print(line + "\n");
            over = true;
        }
    }

    /**
     * The last words while the JVM goes down. Maven takes its own stream off the terminal at the same time, on another thread
     * and without a lock, so that what goes through it may come out twice; this goes past it.
     */
    synchronized void stop(String line) {
        if (!over) {
            print(direct, (live ? "\n" : "") + line + "\n");
            over = true;
        }
    }

    private void print(String text) {
        print(out, text);
    }

    private void print(PrintStream to, String text) {
        if (!over) {
            to.print((live && !status.isEmpty() ? CLEAR_LINE : "") + text);
            to.flush();
            status = "";
        }
    }

    private String cut(String line) {
        int width = styles.get().width();
        return line.length() < width ? line : line.substring(0, width - 1);
    }
}
