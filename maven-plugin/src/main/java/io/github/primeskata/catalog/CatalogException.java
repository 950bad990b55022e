package io.github.primeskata.catalog;

import java.util.List;

/** The exercises cannot be read. Carries every problem found; nothing was changed. */
public final class CatalogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** For these problems, at least one. */
    public CatalogException(List<Problem> problems) {
        super(problems.get(0).where() + ": " + problems.get(0).fact() + ". "
                + problems.get(0).cure());
        this.problems = List.copyOf(problems);
    }

    /** What is wrong. */
    public List<Problem> problems() {
        return problems;
    }
}
