package io.github.primeskata.catalog;

import java.util.List;

/**
 * One exercise: a name that finds all of it, and its page.
 *
 * @param name the folder and package, {@code e410_threads}
 * @param page what it asks for
 * @param files the names of the files that a learner edits
 */
public record Exercise(String name, Page page, List<String> files) {

    /** Keeps an unmodifiable copy of the files. */
    public Exercise {
        files = List.copyOf(files);
    }

    /** The id: {@code e410}. */
    public String id() {
        return name.substring(0, 4);
    }

    /** The chapter, from the first digit. */
    public int chapter() {
        return name.charAt(1) - '0';
    }

    /** The package of stub, tests and solutions: {@code kata.e410_threads}. */
    public String packageName() {
        return "kata." + name;
    }

    /** The id and the rest of the name as words: {@code e410 threads}. */
    public String label() {
        return id() + " " + name.substring(5).replace('_', ' ');
    }
}
