package io.github.primeskata.subject;

/** Keeps texts within bounds. */
final class Texts {
    private Texts() {}

    /** The text, or its beginning and an ellipsis if it is longer. */
    static String cut(String text, int chars) {
        return text.length() <= chars ? text : text.substring(0, chars) + "…";
    }
}
