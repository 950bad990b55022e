package io.github.primeskata.maven;

import io.github.primeskata.check.MatrixListener;
import io.github.primeskata.check.MatrixRow;
import java.io.PrintStream;

/** Shows how far the check has come: a dot a clean variant, an x for any other; a line for each ten on a pipe. */
final class MatrixProgress implements MatrixListener {

    private final PrintStream out;
    private final boolean live;
    private int done;

    MatrixProgress(PrintStream out, boolean live) {
        this.out = out;
        this.live = live;
    }

    @Override
    public synchronized void graded(MatrixRow row, int variants) {
        done++;
        if (live) {
            out.print(row.clean() ? "." : "x");
            out.flush();
        } else if (!row.clean() || done % 10 == 0 || done == variants) {
            out.println(done + " of " + variants + " variants graded"
                    + (row.clean()
                            ? ""
                            : "; not clean: " + row.variant().exercise().id() + " "
                                    + row.variant().name()));
        }
    }
}
