package io.github.primeskata.format;

import io.github.primeskata.result.Entry;
import io.github.primeskata.result.Entry.Rejection;
import io.github.primeskata.result.Place;
import io.github.primeskata.result.ResultFile;
import io.github.primeskata.text.FormatWords;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something to say about a submission, where possible about a line of it.
 *
 * @param rule the word of the verdict, or {@code ADVICE}
 * @param exercise which exercise
 * @param label what people call it
 * @param check the check that failed; empty for advice
 * @param place the line, if one is to blame
 * @param message one line
 */
record Finding(String rule, String exercise, String label, String check, Optional<Place> place, String message) {

    /** The rule of what costs no points. */
    static final String ADVICE = "ADVICE";

    private static final Pattern WARNING = Pattern.compile("(\\S+\\.java:\\d+) (.+)");

    /** All of a result, in its order: the failure of each exercise, then its warnings. */
    static List<Finding> of(ResultFile result) {
        List<Finding> findings = new ArrayList<>();
        for (Entry entry : result.exercises()) {
            entry.failure().ifPresent(failure -> findings.add(of(entry, failure)));
            entry.warnings().forEach(warning -> findings.add(of(entry, warning)));
        }
        return findings;
    }

    private static Finding of(Entry entry, Rejection failure) {
        String message = FormatWords.observedNotExpected(failure.observed(), failure.expected());
        return new Finding(entry.verdict(), entry.name(), entry.label(), failure.check(), failure.place(), message);
    }

    private static Finding of(Entry entry, String warning) {
        Matcher parts = WARNING.matcher(warning);
        Optional<Place> place = parts.matches() ? Place.of(parts.group(1)) : Optional.empty();
        String message = place.isPresent() ? parts.group(2) : warning;
        return new Finding(ADVICE, entry.name(), entry.label(), "", place, message);
    }

    boolean advice() {
        return rule.equals(ADVICE);
    }

    /** The same for the same finding in another run, wherever its line has moved to. */
    String fingerprint() {
        String file = place.map(Place::file).orElse("");
        byte[] bytes = String.join("\n", rule, exercise, check, file, advice() ? message : "")
                .getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, 40);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
