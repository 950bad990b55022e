package io.github.primeskata.maven;

import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that grade variants. */
abstract class VariantsMojo extends KataMojo {

    /** Only the variant of this name, {@code lock-round-the-work}. */
    @Parameter(property = "primes.variant")
    private String variant;

    /** How many variants are graded at once; 0 for as many as suit the goal. */
    @Parameter(property = "primes.threads", defaultValue = "0")
    private int threads;

    /** The name of the only variant; null for all. */
    String variant() {
        return variant;
    }

    /** How many at once: what the user says, or else this. */
    int threads(int otherwise) {
        return threads > 0 ? threads : otherwise;
    }
}
