package io.github.primeskata.catalog;

import java.nio.file.Path;
import java.util.Map;

/**
 * One way to solve an exercise, right or wrong, that is kept in the repository.
 *
 * @param exercise which exercise
 * @param kind how it relates to it
 * @param name the folder's name: what it is, or the mistake; the kind's word for the reference and the stub
 * @param files every file of the exercise, by name; a file that the variant's folder lacks is the reference's
 * @param verdict the word of the verdict that a broken one must get, else empty
 * @param clause the clause by which a broken one must be rejected, else empty
 */
public record Variant(
        Exercise exercise, Kind kind, String name, Map<String, Path> files, String verdict, String clause) {

    /** Keeps an unmodifiable copy of the files. */
    public Variant {
        files = Map.copyOf(files);
    }

    /** How a variant relates to its exercise. */
    public enum Kind {
        /** The stub as handed out: must fail. */
        PRISTINE,
        /** The reference solution: must pass. */
        REFERENCE,
        /** Another right solution: must pass. */
        ALTERNATIVE,
        /** A wrong one: must be rejected for its reason. */
        BROKEN
    }
}
