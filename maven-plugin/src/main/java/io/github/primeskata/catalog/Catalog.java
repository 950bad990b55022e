package io.github.primeskata.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All exercises of a checkout, in order. The directory listing is the catalogue; there is no other registry.
 *
 * @param exercises ordered by id
 */
public record Catalog(List<Exercise> exercises) {

    /** The form of an exercise's folder. */
    public static final Pattern NAME = Pattern.compile("e\\d\\d0_[a-z0-9]+(_[a-z0-9]+)*");

    /** Keeps an unmodifiable copy. */
    public Catalog {
        exercises = List.copyOf(exercises);
    }

    /**
     * Reads all pages.
     *
     * @throws CatalogException with every problem of every page
     */
    public static Catalog load(Layout layout) {
        List<Exercise> exercises = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path folder : folders(layout)) {
            try {
                exercises.add(read(layout, folder));
            } catch (CatalogException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new CatalogException(problems);
        }
        return new Catalog(exercises);
    }

    /** The exercise folders, in order: all that begin with a lower case e and a digit. */
    public static List<Path> folders(Layout layout) {
        try (Stream<Path> entries = Files.list(layout.stubs())) {
            return entries.filter(entry -> entry.getFileName().toString().matches("e\\d.*"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + layout.show(layout.stubs()), e);
        }
    }

    /**
     * Finds an exercise by id, full name, unique prefix, or as it is shown: {@code e410 threads}, {@code threads}. Upper
     * and lower case are the same.
     *
     * @throws UnknownExerciseException if none or more than one fits
     */
    public Exercise find(String query) {
        String wanted = query.strip();
        String word = wanted.toLowerCase(Locale.ROOT).replace(' ', '_');
        List<Exercise> fitting = exercises.stream()
                .filter(exercise -> List.of(
                                exercise.name(), exercise.id(), exercise.name().substring(5))
                        .contains(word))
                .toList();
        if (fitting.isEmpty()) {
            fitting = exercises.stream()
                    .filter(exercise -> exercise.name().startsWith(word))
                    .toList();
        }
        if (fitting.size() == 1 && !wanted.isEmpty()) {
            return fitting.get(0);
        }
        throw new UnknownExerciseException(wanted, nearest(wanted, fitting), !fitting.isEmpty());
    }

    private List<String> nearest(String wanted, List<Exercise> fitting) {
        if (!fitting.isEmpty()) {
            return fitting.stream().map(Exercise::name).toList();
        }
        return exercises.stream()
                .sorted(Comparator.comparingInt(exercise -> Math.min(
                        Nearest.distance(wanted, exercise.id()),
                        Nearest.distance(wanted, exercise.name().substring(5)))))
                .limit(3)
                .map(Exercise::name)
                .toList();
    }

    private static Exercise read(Layout layout, Path folder) {
        String name = folder.getFileName().toString();
        Path page = folder.resolve("README.md");
        if (!NAME.matcher(name).matches()) {
            throw new CatalogException(List.of(new Problem(
                    layout.show(folder), "the folder's name has not the form e430_thread_pool", "Rename it")));
        }
        try {
            List<String> files = javaFiles(folder);
            return new Exercise(name, PageParser.parse(layout.show(page), name, Files.readString(page)), files);
        } catch (IOException e) {
            throw new CatalogException(List.of(
                    new Problem(layout.show(page), "the page cannot be read (" + e + ")", "Write it, in UTF-8")));
        }
    }

    /** The names of the Java files of a folder, in order; none if there is no such folder. */
    public static List<String> javaFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(file -> file.endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
