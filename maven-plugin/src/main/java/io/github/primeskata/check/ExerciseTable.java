package io.github.primeskata.check;

import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.catalog.Problem;
import io.github.primeskata.state.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The table of exercises in the root's README, between two markers. */
public final class ExerciseTable {

    private static final String BEGIN = "<!-- exercises:begin -->\n";
    private static final String END = "<!-- exercises:end -->";

    private ExerciseTable() {}

    /** A problem if the table in the README is not what the pages say; the README is written if {@code update}. */
    public static List<Problem> problems(Layout layout, Catalog catalog, boolean update) throws IOException {
        Path readme = layout.root().resolve("README.md");
        if (!Files.isRegularFile(readme)) {
            return List.of();
        }
        String text = Files.readString(readme);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            return List.of(new Problem(
                    "README.md",
                    "the markers of the table of exercises are missing",
                    "Put '" + BEGIN.strip() + "' and '" + END + "' where it belongs"));
        }
        String wanted = text.substring(0, begin + BEGIN.length()) + table(catalog) + text.substring(end);
        if (wanted.equals(text)) {
            return List.of();
        }
        if (update) {
            AtomicFile.write(readme, wanted);
            return List.of();
        }
        return List.of(new Problem(
                "README.md",
                "the table of exercises is not what the pages say",
                "Renew it: mvn primes:check -Dprimes.update"));
    }

    /** The table, a row an exercise. */
    static String table(Catalog catalog) {
        return catalog.exercises().stream()
                .map(ExerciseTable::row)
                .collect(Collectors.joining(
                        "\n",
                        "| exercise | minutes | difficulty | needs | what you learn |\n|---|---:|---:|---|---|\n",
                        "\n"));
    }

    private static String row(Exercise exercise) {
        var page = exercise.page();
        String link = "[" + exercise.id() + " " + page.title() + "](kata-exercises/src/main/java/kata/"
                + exercise.name() + "/README.md)";
        return "| " + link + " | " + page.minutes() + " | " + page.difficulty() + " | " + String.join(" ", page.needs())
                + " | " + String.join(", ", page.concepts()) + " |";
    }
}
