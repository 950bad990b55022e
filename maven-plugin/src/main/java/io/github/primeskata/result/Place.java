package io.github.primeskata.result;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a submission.
 *
 * @param file the name of a Java file, without a folder
 * @param line its number, from 1
 */
public record Place(String file, int line) {

    private static final Pattern FORM = Pattern.compile("([\\p{L}\\p{N}_$-]{1,200}\\.java):([1-9]\\d{0,6})");

    /** The place in a text such as {@code ThreadsRunner.java:31}; nothing if it is anything else. */
    public static Optional<Place> of(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new Place(parts.group(1), Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }

    /** Where the file is in a checkout, with forward slashes. */
    public String path(String exercise) {
        return "kata-exercises/src/main/java/kata/" + exercise + "/" + file;
    }

    /** As it was read: {@code ThreadsRunner.java:31}. */
    public String shown() {
        return file + ":" + line;
    }
}
