package io.github.primeskata.report;

import io.github.primeskata.grade.Failure;
import io.github.primeskata.grade.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A line of a submission that a failure names, as it was when it was graded.
 *
 * @param file the file's name, {@code PrimeCounter.java}
 * @param number which line, from 1
 * @param text the line without the blanks around it
 */
public record CodeLine(String file, int number, String text) {

    private static final int MOST = 12;
    private static final Pattern LOCATION = Pattern.compile("\\b(\\w+\\.java):(\\d{1,6})\\b");

    /** How a failure names it: {@code PrimeCounter.java:22}. */
    public String location() {
        return file + ":" + number;
    }

    /**
     * The lines that a failure names in its place, its steps and its details: each once, in the order of the files, the
     * first twelve.
     *
     * @param files the lines of the submission's files, by name
     */
    public static List<CodeLine> of(Failure failure, Map<String, List<String>> files) {
        TreeSet<CodeLine> found =
                new TreeSet<>(Comparator.comparing(CodeLine::file).thenComparing(CodeLine::number));
        Stream.concat(
                        Stream.of(failure.location(), failure.detail()),
                        failure.steps().stream().map(Step::location))
                .forEach(text -> found.addAll(in(text, files)));
        return found.stream().limit(MOST).toList();
    }

    private static List<CodeLine> in(String text, Map<String, List<String>> files) {
        List<CodeLine> lines = new ArrayList<>();
        Matcher matcher = LOCATION.matcher(text);
        while (matcher.find()) {
            List<String> file = files.getOrDefault(matcher.group(1), List.of());
            int number = Integer.parseInt(matcher.group(2));
            if (number >= 1 && number <= file.size() && !file.get(number - 1).isBlank()) {
                lines.add(new CodeLine(
                        matcher.group(1), number, file.get(number - 1).strip()));
            }
        }
        return lines;
    }
}
