package io.github.primeskata.check;

import io.github.primeskata.catalog.Problem;
import java.util.List;

/**
 * The outcome of the check.
 *
 * @param rows the kill matrix
 * @param problems all that must be mended
 */
public record CheckOutcome(List<MatrixRow> rows, List<Problem> problems) {

    /** Keeps unmodifiable copies. */
    public CheckOutcome {
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }
}
