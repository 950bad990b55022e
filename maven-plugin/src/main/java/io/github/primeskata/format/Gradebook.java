package io.github.primeskata.format;

import io.github.primeskata.result.Entry;
import io.github.primeskata.result.ResultFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The points of learners as CSV for a gradebook: a row a learner, a column an exercise. A cell is empty where there is
 * no score: the exercise was not graded, or the grader failed.
 *
 * @param learners what each learner's file says, by the name that the gradebook knows
 */
public record Gradebook(Map<String, ResultFile> learners) {

    /** Keeps a sorted copy. */
    public Gradebook {
        learners = java.util.Collections.unmodifiableMap(new TreeMap<>(learners));
    }

    /** That of one learner. */
    static Gradebook of(String learner, ResultFile result) {
        return new Gradebook(Map.of(learner, result));
    }

    /** For Moodle's import of grades from a CSV file: the learner under {@code Username}. */
    public String moodle() {
        List<List<String>> records = new ArrayList<>();
        Map<String, Entry> columns = columns();
        records.add(row(
                List.of("Username"), columns.values().stream().map(Entry::label).toList()));
        learners.forEach((learner, result) -> records.add(row(List.of(learner), points(columns.keySet(), result))));
        return Csv.of(records);
    }

    /** For Canvas' import into its gradebook: the learner under {@code SIS Login ID}, and a row of possible points. */
    public String canvas() {
        List<List<String>> records = new ArrayList<>();
        Map<String, Entry> columns = columns();
        records.add(row(
                List.of("Student", "ID", "SIS User ID", "SIS Login ID", "Section"),
                columns.values().stream().map(Entry::label).toList()));
        records.add(row(
                List.of("Points Possible", "", "", "", ""),
                columns.keySet().stream().map(this::possible).toList()));
        learners.forEach((learner, result) ->
                records.add(row(List.of(learner, "", "", learner, ""), points(columns.keySet(), result))));
        return Csv.of(records);
    }

    /** The exercises of all files, each as the first file that has it says. */
    private Map<String, Entry> columns() {
        Map<String, Entry> columns = new TreeMap<>();
        learners.values()
                .forEach(result -> result.exercises().forEach(entry -> columns.putIfAbsent(entry.name(), entry)));
        return columns;
    }

    private String possible(String exercise) {
        return Integer.toString(learners.values().stream()
                .flatMap(result -> result.exercises().stream())
                .filter(entry -> entry.name().equals(exercise))
                .mapToInt(Entry::max)
                .max()
                .orElse(0));
    }

    private static List<String> points(Set<String> columns, ResultFile result) {
        return columns.stream()
                .map(name -> result.exercises().stream()
                        .filter(entry -> entry.name().equals(name) && !entry.faulty())
                        .findFirst()
                        .map(entry -> Integer.toString(entry.points()))
                        .orElse(""))
                .toList();
    }

    private static List<String> row(List<String> first, List<String> rest) {
        List<String> row = new ArrayList<>(first);
        row.addAll(rest);
        return row;
    }
}
