package io.github.primeskata.catalog;

/** What points are given for. */
public enum Aspect {
    /** The right answer. */
    BEHAVIOUR,
    /** Work that really overlaps, or is kept apart where it must be. */
    CONCURRENCY,
    /** The approach that the exercise asks for, and no other. */
    STRUCTURE,
    /** Less work or less time. */
    SPEED,
    /** Nothing left behind. */
    CLEANLINESS;

    /** The word for people and files: {@code behaviour}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
