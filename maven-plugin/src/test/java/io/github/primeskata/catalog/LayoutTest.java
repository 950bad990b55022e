package io.github.primeskata.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.primeskata.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kata-exercises",
                "solutions",
                "kata-exercises/src/main/java/kata/e410_threads",
                "not/there",
                "a/../solutions"
            })
    void around_folder_inside_gives_the_root(String inside) {
        Path root = Samples.checkout(folder.resolve("kata")).root();
        assertEquals(Optional.of(new Layout(root)), Layout.around(root.resolve(inside)));
    }

    @Test
    void around_folder_outside_gives_none() throws Exception {
        Samples.checkout(folder.resolve("kata"));
        assertEquals(Optional.empty(), Layout.around(Files.createDirectories(folder.resolve("other"))));
        assertEquals(Optional.empty(), Layout.around(folder));
    }

    @Test
    void around_checkout_inside_another_gives_the_nearest() {
        Path outer = Samples.checkout(folder.resolve("kata")).root();
        Path inner = Samples.checkout(outer.resolve("kata-exercises/nested")).root();
        assertEquals(inner, Layout.around(inner.resolve("src")).orElseThrow().root());
    }

    @Test
    void show_path_inside_is_relative_and_outside_absolute() {
        Layout layout = Samples.checkout(folder.resolve("kata"));
        assertEquals("target/primes", layout.show(layout.output()));
        assertEquals(
                folder.resolve("other").toAbsolutePath().toString().replace('\\', '/'),
                layout.show(layout.root().resolve("../other")));
    }
}
