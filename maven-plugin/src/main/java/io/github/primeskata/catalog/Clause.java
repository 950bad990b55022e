package io.github.primeskata.catalog;

/**
 * One numbered sentence of an exercise's contract.
 *
 * @param id {@code C1}, {@code C2} …
 * @param text the sentence
 */
public record Clause(String id, String text) {

    /** As a failure shows it: {@code C3: whatever the task does, the permit comes back}. */
    public String shown() {
        return id + ": " + text;
    }
}
