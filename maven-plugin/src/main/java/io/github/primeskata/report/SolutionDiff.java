package io.github.primeskata.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The reference beside the learner's own files, as a unified diff. A pure function. */
public final class SolutionDiff {

    private static final int CONTEXT = 3;

    private SolutionDiff() {}

    /**
     * A diff for each file that only one of them has or that differs.
     *
     * @param own the text of the learner's files, by name
     * @param reference the text of the reference's files, by name
     * @param notes where there is more to see
     */
    public static String of(
            Exercise exercise,
            Map<String, String> own,
            Map<String, String> reference,
            List<String> notes,
            Style style) {
        TreeSet<String> names = new TreeSet<>(own.keySet());
        names.addAll(reference.keySet());
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            lines.addAll(diff(name, own.get(name), reference.get(name), style));
        }
        List<String> all = new ArrayList<>();
        all.add(style.ink(Ink.BOLD, exercise.label()));
        all.add("  " + (lines.isEmpty() ? Messages.sameAsReference() : Messages.solutionHeading()));
        all.add("");
        if (!lines.isEmpty()) {
            all.addAll(lines);
            all.add("");
        }
        notes.forEach(note -> all.add("  note   " + note));
        return style.plain(String.join("\n", all) + "\n");
    }

    private static List<String> diff(String name, String own, String reference, Style style) {
        List<String> before = lines(own);
        List<String> after = lines(reference);
        String from = own == null ? "/dev/null" : "yours/" + name;
        String to = reference == null ? "/dev/null" : "reference/" + name;
        return UnifiedDiffUtils.generateUnifiedDiff(from, to, before, DiffUtils.diff(before, after), CONTEXT).stream()
                .map(line -> style.ink(ink(line), line))
                .toList();
    }

    private static List<String> lines(String text) {
        return text == null
                ? List.of()
                : text.lines().map(SolutionDiff::harmless).toList();
    }

    /** Line by line, so that a long file is not cut. */
    private static String harmless(String line) {
        return line.replace("\t", "    ").replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
    }

    private static Ink ink(String line) {
        if (line.startsWith("---") || line.startsWith("+++")) {
            return Ink.BOLD;
        }
        return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '-' -> Ink.RED;
            case '+' -> Ink.GREEN;
            case '@' -> Ink.CYAN;
            default -> Ink.PLAIN;
        };
    }
}
