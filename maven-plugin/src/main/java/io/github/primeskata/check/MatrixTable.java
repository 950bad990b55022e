package io.github.primeskata.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The kill matrix as text: exercise, variant, expected, got, n of N. A pure function. */
public final class MatrixTable {

    private static final String ROW = "%-22s %-36s %-22s %-22s %s";

    private MatrixTable() {}

    /** The table, ending in a line feed. */
    public static String of(List<MatrixRow> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(ROW, "exercise", "variant", "expected", "got", "n of N"));
        String last = "";
        for (MatrixRow row : rows) {
            String exercise = row.variant().exercise().name();
            String got = row.got().size() == 1
                    ? row.got().keySet().iterator().next()
                    : row.got().entrySet().stream().map(MatrixTable::counted).collect(Collectors.joining(", "));
            lines.add(String.format(
                            ROW,
                            exercise.equals(last) ? "" : exercise,
                            name(row),
                            row.expected(),
                            got,
                            row.hits() + " of " + row.rounds() + (row.clean() ? "" : "  <-"))
                    .stripTrailing());
            last = exercise;
        }
        return String.join("\n", lines) + "\n";
    }

    private static String counted(Map.Entry<String, Integer> entry) {
        return entry.getKey() + " x" + entry.getValue();
    }

    private static String name(MatrixRow row) {
        return switch (row.variant().kind()) {
            case PRISTINE, REFERENCE -> row.variant().name();
            case ALTERNATIVE -> "alternative " + row.variant().name();
            case BROKEN -> "broken " + row.variant().name();
        };
    }
}
