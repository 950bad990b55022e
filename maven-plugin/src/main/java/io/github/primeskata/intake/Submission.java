package io.github.primeskata.intake;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What somebody hands in for one exercise: its source files, and nothing else of it is ever used.
 *
 * @param exercise which exercise
 * @param files the source files by name
 * @param started whether anything in them differs from the stub
 */
public record Submission(Exercise exercise, Map<String, Path> files, boolean started) {

    /** Keeps an unmodifiable copy of the files. */
    public Submission {
        files = Map.copyOf(files);
    }

    /**
     * Takes in the Java files of a folder. Links are left out.
     *
     * @param folder the learner's folder for this exercise; it may be missing
     * @param pristine the folder with the stub as handed out; if it is missing the submission counts as started
     * @throws IOException if a file cannot be read
     */
    public static Submission from(Exercise exercise, Path folder, Path pristine) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (var entries = Files.list(folder)) {
                for (Path file : entries.sorted().toList()) {
                    if (file.getFileName().toString().endsWith(".java")
                            && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                        files.put(file.getFileName().toString(), file);
                    }
                }
            }
        }
        return new Submission(exercise, files, !same(files, pristine));
    }

    /** A variant of the repository, handed in as a learner would. Always counts as started. */
    public static Submission of(Variant variant) {
        return new Submission(variant.exercise(), variant.files(), true);
    }

    private static boolean same(Map<String, Path> files, Path pristine) throws IOException {
        if (!Files.isDirectory(pristine)) {
            return false;
        }
        Map<String, String> handedOut = new TreeMap<>();
        try (var entries = Files.list(pristine)) {
            for (Path file : entries.toList()) {
                handedOut.put(file.getFileName().toString(), words(file));
            }
        }
        Map<String, String> handedIn = new TreeMap<>();
        for (var file : files.entrySet()) {
            handedIn.put(file.getKey(), words(file.getValue()));
        }
        return handedIn.equals(handedOut);
    }

    /** The text without regard to white space; any byte is a character here, so nothing is refused. */
    private static String words(Path file) throws IOException {
        return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)
                .replaceAll("\\s+", " ")
                .strip();
    }
}
