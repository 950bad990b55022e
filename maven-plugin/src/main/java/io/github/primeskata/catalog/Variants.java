package io.github.primeskata.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the variants of an exercise and reads what their headers promise. */
public final class Variants {

    private static final Pattern COMMENT = Pattern.compile("\\A\\s*/\\*(.*?)\\*/", Pattern.DOTALL);
    private static final Pattern VERDICT = Pattern.compile("^\\s*\\* Verdict: (\\S+)\\s*$", Pattern.MULTILINE);
    private static final Pattern CLAUSE = Pattern.compile("^\\s*\\* Clause: (\\S+)\\s*$", Pattern.MULTILINE);

    private final Layout layout;
    private final List<Problem> problems = new ArrayList<>();

    private Variants(Layout layout) {
        this.layout = layout;
    }

    /**
     * All variants of an exercise: the pristine stub, the reference, the alternatives, the broken ones.
     *
     * @throws CatalogException if a folder or a header is not as it must be
     */
    public static List<Variant> of(Layout layout, Exercise exercise) {
        Variants variants = new Variants(layout);
        List<Variant> all;
        try {
            all = variants.read(exercise);
        } catch (IOException e) {
            throw new CatalogException(List.of(new Problem("solutions", "cannot be read (" + e + ")", "Look at it")));
        }
        if (!variants.problems.isEmpty()) {
            throw new CatalogException(variants.problems);
        }
        return all;
    }

    /**
     * The variants of several exercises.
     *
     * @param name only those of this name; all if it is null or blank
     * @throws CatalogException if a folder or a header is not as it must be, or none has that name
     */
    public static List<Variant> of(Layout layout, List<Exercise> exercises, String name) {
        List<Variant> all = exercises.stream()
                .flatMap(exercise -> of(layout, exercise).stream())
                .toList();
        if (name == null || name.isBlank()) {
            return all;
        }
        List<Variant> chosen =
                all.stream().filter(variant -> variant.name().equals(name)).toList();
        if (chosen.isEmpty()) {
            List<String> names = all.stream().map(Variant::name).distinct().toList();
            throw new CatalogException(List.of(new Problem(
                    "solutions",
                    "no variant is called " + name,
                    "Nearest: " + String.join(", ", Nearest.to(name, names, 3)))));
        }
        return chosen;
    }

    private List<Variant> read(Exercise exercise) throws IOException {
        Map<String, Path> reference = files(layout.reference().resolve(exercise.name()));
        List<Variant> all = new ArrayList<>();
        Map<String, Path> pristine = files(layout.pristine().resolve(exercise.name()));
        all.add(new Variant(exercise, Variant.Kind.PRISTINE, "stub", pristine, "", ""));
        all.add(new Variant(exercise, Variant.Kind.REFERENCE, "reference", reference, "", ""));
        for (Path folder : subfolders(layout.alternatives().resolve(exercise.name()))) {
            all.add(variant(exercise, Variant.Kind.ALTERNATIVE, folder, reference));
        }
        for (Path folder : subfolders(layout.broken().resolve(exercise.name()))) {
            all.add(variant(exercise, Variant.Kind.BROKEN, folder, reference));
        }
        return all;
    }

    private Variant variant(Exercise exercise, Variant.Kind kind, Path folder, Map<String, Path> reference)
            throws IOException {
        Map<String, Path> own = files(folder);
        String name = folder.getFileName().toString();
        String where = layout.show(folder);
        if (own.isEmpty()) {
            problems.add(new Problem(where, "the folder holds no Java file", "Add the variant, or remove the folder"));
        }
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            problems.add(new Problem(where, "the folder's name has not the form lock-round-the-work", "Rename it"));
        }
        String header = header(own);
        String verdict = first(VERDICT, header);
        String clause = first(CLAUSE, header);
        if (kind == Variant.Kind.BROKEN && (verdict.isEmpty() || clause.isEmpty())) {
            problems.add(new Problem(
                    where,
                    "no file begins with a comment that has the lines 'Verdict: …' and 'Clause: …'",
                    "Add it: ' * Verdict: RACE' and ' * Clause: C2'"));
        }
        Map<String, Path> files = new TreeMap<>(reference);
        files.putAll(own);
        return new Variant(exercise, kind, name, files, verdict.toUpperCase(Locale.ROOT), clause);
    }

    private static String header(Map<String, Path> files) throws IOException {
        for (Path file : files.values()) {
            Matcher comment = COMMENT.matcher(Files.readString(file));
            if (comment.find() && VERDICT.matcher(comment.group(1)).find()) {
                return comment.group(1);
            }
        }
        return "";
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static Map<String, Path> files(Path folder) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        for (String name : Catalog.javaFiles(folder)) {
            files.put(name, folder.resolve(name));
        }
        return files;
    }

    private static List<Path> subfolders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        }
    }
}
