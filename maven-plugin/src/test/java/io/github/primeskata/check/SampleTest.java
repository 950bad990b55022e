package io.github.primeskata.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Variant;
import io.github.primeskata.catalog.Variant.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SampleTest {

    private static Variant variant(Kind kind, String name) {
        return new Variant(Samples.exercise("e410_threads"), kind, name, Map.of(), "RACE", "C2");
    }

    /** Three of each of the kinds that are drawn from; their keys are 0, 1 and 2. */
    private static List<Variant> variants() {
        List<Variant> variants =
                new ArrayList<>(List.of(variant(Kind.PRISTINE, "1-stub"), variant(Kind.REFERENCE, "1-reference")));
        for (int key = 0; key < 3; key++) {
            variants.add(variant(Kind.ALTERNATIVE, key + "-right"));
            variants.add(variant(Kind.BROKEN, key + "-wrong"));
        }
        return variants;
    }

    private static List<String> sample(int oneIn) throws IOException {
        return Sample.of(
                        variants(), oneIn, variant -> "0000000" + variant.name().charAt(0) + "ffffffffffff")
                .stream()
                .map(Variant::name)
                .toList();
    }

    @Test
    void one_in_one_is_all() throws IOException {
        assertEquals(variants().stream().map(Variant::name).toList(), sample(1));
    }

    @Test
    void stubs_and_references_are_in_every_sample_the_others_by_their_keys() throws IOException {
        assertEquals(List.of("1-stub", "1-reference", "0-right", "0-wrong", "2-right", "2-wrong"), sample(2));
        assertEquals(List.of("1-stub", "1-reference", "0-right", "0-wrong"), sample(3));
    }
}
