package io.github.primeskata.report;

import io.github.primeskata.grade.Verdict;
import java.util.List;

/** Makes text of a submission harmless for a terminal. */
final class Safe {

    private static final int MOST = 4000;
    private static final int MOST_LINES = 120;
    private static final int MOST_OF_A_LINE = 500;

    private Safe() {}

    /**
     * Without control characters (line feeds excepted), invisible marks that turn the direction of text among them, and
     * not too long.
     */
    static String text(String raw) {
        String plain = cut(raw, MOST)
                .replace("\r\n", "\n")
                .replace("\t", "    ")
                .replaceAll("\n{3,}", "\n\n")
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\n]]", "?");
        List<String> lines = plain.lines().limit(MOST_LINES + 1).toList();
        return lines.size() <= MOST_LINES ? plain : String.join("\n", lines.subList(0, MOST_LINES)) + "\n…";
    }

    /** As {@link #text}, on one line. */
    static String line(String raw) {
        return cut(text(raw).replaceAll("\\s*\n\\s*", "; ").strip(), MOST_OF_A_LINE);
    }

    /** A verdict with its particulars, which may be the name of a submission's class. */
    static String verdict(Verdict verdict) {
        String shown = line(verdict.shown());
        return shown.contains("(") && !shown.endsWith(")") ? shown + ")" : shown;
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) + " …" : text;
    }
}
