package io.github.primeskata.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Breaks lines at words. */
final class Wrap {

    private static final Pattern INK = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]+[:;,]?");

    private Wrap() {}

    /**
     * The text in lines of at most {@code width} characters. A longer word gets a line of its own; the name of a check
     * goes on in the next one behind an underscore.
     */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split(" +")) {
            while (word.length() > width && NAME.matcher(word).matches() && word.lastIndexOf('_', width - 1) > 0) {
                int end = word.lastIndexOf('_', width - 1) + 1;
                if (line.length() > 0) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                lines.add(word.substring(0, end));
                word = word.substring(end);
            }
            if (line.length() > 0 && shown(line) + 1 + shown(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** The letters that are seen: colours take no room. */
    private static int shown(CharSequence text) {
        return INK.matcher(text).replaceAll("").length();
    }

    /** Markdown in lines of at most {@code width} characters: paragraphs are filled anew, code and lists are not. */
    static List<String> paragraphs(String markdown, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        boolean code = false;
        for (String line : markdown.lines().toList()) {
            boolean fence = line.startsWith("```");
            if (paragraph.length() > 0 && (fence || line.isBlank() || line.startsWith("- "))) {
                lines.addAll(lines(paragraph.toString(), width));
                paragraph.setLength(0);
            }
            if (fence) {
                code = !code;
            } else if (code) {
                lines.add("    " + line);
            } else if (line.isBlank()) {
                lines.add("");
            } else {
                paragraph.append(paragraph.length() == 0 ? "" : " ").append(line.strip());
            }
        }
        if (paragraph.length() > 0) {
            lines.addAll(lines(paragraph.toString(), width));
        }
        return lines;
    }

    /** The text after a label, later lines indented to the same column. */
    static String labelled(String label, String text, int width) {
        String indent = " ".repeat(label.length());
        List<String> lines = lines(text, Math.max(20, width - label.length()));
        return label + String.join("\n" + indent, lines);
    }
}
