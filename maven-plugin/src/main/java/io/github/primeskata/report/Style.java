package io.github.primeskata.report;

/**
 * How text looks on the terminal at hand.
 *
 * @param color whether colour is used
 * @param ascii whether only ASCII is written
 * @param width columns, at least 40
 */
public record Style(boolean color, boolean ascii, int width) {

    /** Keeps the width sensible. */
    public Style {
        width = Math.max(40, width);
    }

    /** Text as the terminal can show it. */
    String plain(String text) {
        return ascii
                ? text.replace("…", "...").replace("·", "-").replace("→", "->").replaceAll("[^\\x00-\\x7F]", "?")
                : text;
    }

    String ink(Ink ink, String text) {
        return ink.mark(text, color);
    }
}
