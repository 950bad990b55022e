package io.github.primeskata.check;

import io.github.primeskata.catalog.Check;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.catalog.Problem;
import io.github.primeskata.grade.Grader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What README and docs show of the grader's output is still what it prints: names, points and clauses of checks. */
final class ShownOutput {

    /** {@code 0/3  C1  two_workers_meet}. */
    private static final Pattern POINTS = Pattern.compile("^ {2,}\\d+/(\\d+)  (C\\d+)? *([a-z0-9]+(?:_[a-z0-9]+)+)\\b");

    /** {@code check      two_workers_meet}. */
    private static final Pattern CHECK = Pattern.compile("^ {2}check {6}([a-z0-9]+(?:_[a-z0-9]+)+)$");

    private ShownOutput() {}

    /** One problem for each line that no check of {@code checks} prints. */
    static List<Problem> problems(Layout layout, Collection<Check> checks) throws IOException {
        List<Problem> problems = new ArrayList<>();
        for (Path page : pages(layout.root())) {
            int number = 0;
            for (String line : Files.readAllLines(page)) {
                number++;
                if (!known(line, checks)) {
                    problems.add(new Problem(
                            layout.show(page) + ":" + number,
                            "no check prints '" + line.strip() + "'",
                            "Show what the grader prints now"));
                }
            }
        }
        return problems;
    }

    static boolean known(String line, Collection<Check> checks) {
        Matcher check = CHECK.matcher(line);
        if (check.find()) {
            return checks.stream().anyMatch(known -> known.name().equals(check.group(1)));
        }
        Matcher points = POINTS.matcher(line);
        if (!points.find() || points.group(3).equals(Grader.STRUCTURE)) {
            return true;
        }
        String clause = points.group(2) == null ? "" : points.group(2);
        return checks.stream()
                .anyMatch(known -> known.name().equals(points.group(3))
                        && known.points() == Integer.parseInt(points.group(1))
                        && known.clause().equals(clause));
    }

    private static List<Path> pages(Path root) throws IOException {
        List<Path> pages = new ArrayList<>();
        for (Path path : List.of(root.resolve("README.md"), root.resolve("docs"))) {
            if (Files.exists(path)) {
                try (Stream<Path> files = Files.walk(path)) {
                    pages.addAll(files.filter(file -> file.toString().endsWith(".md"))
                            .sorted()
                            .toList());
                }
            }
        }
        return pages;
    }
}
