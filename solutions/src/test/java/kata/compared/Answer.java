package kata.compared;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one tool said of one variant, once.
 *
 * @param tool which one
 * @param variant as {@link Compared#label()}
 * @param outcome {@code PASS}, {@code FAIL}, {@code NO_END} if it was killed at its limit, or the grader's verdict
 * @param seconds from the start of its JVM to the end
 * @param load the machine's load before it
 * @param said the first line of what was wrong
 */
record Answer(String tool, String variant, String outcome, double seconds, double load, String said) {

    static final String PASS = "PASS";
    static final String FAIL = "FAIL";
    static final String NO_END = "NO_END";

    private static final Pattern LINE = Pattern.compile(
            "\\{\"tool\":\"(.*?)\",\"variant\":\"(.*?)\",\"outcome\":\"(.*?)\",\"seconds\":(.*?),\"load\":(.*?),"
                    + "\"said\":\"(.*)\"}");
    private static final Pattern GRADED = Pattern.compile(
            "\\{\"variant\":\"(.*?)\",\"key\":\"(.*?)\",\"outcome\":\"(.*?)\",.*\"seconds\":([\\d.]+)}");

    /** Whether it said that something is wrong. To be inconclusive is not to say so. */
    boolean alarm() {
        return !outcome.equals(PASS) && !outcome.startsWith("INCONCLUSIVE");
    }

    /** A line of JSON. */
    String json() {
        String safe = said.replaceAll("[\\\\\"\\p{Cntrl}]", " ");
        return String.format(
                Locale.ROOT,
                "{\"tool\":\"%s\",\"variant\":\"%s\",\"outcome\":\"%s\",\"seconds\":%.2f,\"load\":%.1f,\"said\":\"%s\"}",
                tool,
                variant,
                outcome,
                seconds,
                load,
                safe);
    }

    /** Reads such a line; empty if it was cut short. */
    static Optional<Answer> of(String line) {
        Matcher m = LINE.matcher(line);
        return m.matches()
                ? Optional.of(new Answer(
                        m.group(1),
                        m.group(2),
                        m.group(3),
                        Double.parseDouble(m.group(4)),
                        Double.parseDouble(m.group(5)),
                        m.group(6)))
                : Optional.empty();
    }

    /** Reads a line of the grader's corpus; empty if it is none. */
    static Optional<Answer> graded(String tool, String line) {
        Matcher m = GRADED.matcher(line);
        return m.matches()
                ? Optional.of(new Answer(tool, m.group(1), m.group(3), Double.parseDouble(m.group(4)), Double.NaN, ""))
                : Optional.empty();
    }
}
