package io.github.primeskata.report;

/** Marks text for the terminal. With colour off it changes nothing, so no meaning may hang on it alone. */
public enum Ink {
    /** As it is. */
    PLAIN(""),
    /** For what stands out. */
    BOLD("1"),
    /** For what stands back. */
    FAINT("2"),
    /** For what fails. */
    RED("31"),
    /** For what passes. */
    GREEN("32"),
    /** For what is open or undecided. */
    YELLOW("33"),
    /** For commands to type. */
    CYAN("36");

    private static final String ESCAPE = "\u001b[";

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    /** The text in this ink (SGR of ECMA-48), or unchanged. */
    String mark(String text, boolean color) {
        return color && !code.isEmpty() && !text.isEmpty() ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
    }
}
