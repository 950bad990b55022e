package io.github.primeskata.check;

import io.github.primeskata.catalog.Variant;
import io.github.primeskata.catalog.Variant.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A sample of the variants, for builds that cannot grade all: each stub and each reference, and one in so many of the
 * others.
 *
 * <p>Which ones depends on their keys alone, so on all that decides about them: the same sources give the same sample
 * on the same JDK, and a change in a test, in the testkit or in the grader draws other ones.
 */
public final class Sample {

    private static final int HEX_DIGITS = 8;

    private Sample() {}

    /**
     * The sample, in the order of the variants.
     *
     * @param oneIn positive; 1 for all
     */
    public static List<Variant> of(List<Variant> variants, int oneIn, Corpus.Keys keys) throws IOException {
        List<Variant> sample = new ArrayList<>();
        for (Variant variant : variants) {
            boolean always = oneIn == 1 || variant.kind() == Kind.PRISTINE || variant.kind() == Kind.REFERENCE;
            if (always || Long.parseLong(keys.of(variant).substring(0, HEX_DIGITS), 16) % oneIn == 0) {
                sample.add(variant);
            }
        }
        return sample;
    }
}
