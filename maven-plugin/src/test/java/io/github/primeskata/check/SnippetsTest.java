package io.github.primeskata.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Java that the pages show is Java that is compiled. A line {@code // …} stands for what is left out. */
class SnippetsTest {

    private static final Path ROOT = Path.of("..");
    private static final List<String> SOURCES = List.of(
            "kata-exercises/src",
            "maven-plugin/src",
            "solutions/reference",
            "solutions/alternatives",
            "solutions/broken");
    private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LEFT_OUT = Pattern.compile("(?m)^ *// …\n");

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(ROOT.resolve(folder))) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static List<String> snippets() throws IOException {
        List<Path> pages = new ArrayList<>(files("docs", ".md"));
        pages.add(ROOT.resolve("README.md"));
        pages.add(ROOT.resolve("CONTRIBUTING.md"));
        List<String> snippets = new ArrayList<>();
        for (Path page : pages) {
            SNIPPET.matcher(Files.readString(page)).results().forEach(shown -> snippets.add(shown.group(1)));
        }
        return snippets;
    }

    /** Whether all that is shown stands in a text, in that order. */
    private static boolean isIn(String snippet, String source) {
        int from = 0;
        for (String part : LEFT_OUT.split(snippet)) {
            int at = source.indexOf(part, from);
            if (at < 0) {
                return false;
            }
            from = at + part.length();
        }
        return true;
    }

    @Test
    void each_snippet_is_part_of_a_source_file() throws IOException {
        List<String> nowhere = snippets();
        assertFalse(nowhere.isEmpty());
        for (String folder : SOURCES) {
            for (Path file : files(folder, ".java")) {
                String source = Files.readString(file);
                nowhere.removeIf(snippet -> isIn(snippet, source));
            }
        }
        assertEquals(List.of(), nowhere);
    }

    @Test
    void what_is_left_out_may_be_anything_and_the_order_counts() {
        assertTrue(isIn("a\n  // …\nc\n", "a\nb\nc\n"));
        assertFalse(isIn("c\n  // …\na\n", "a\nb\nc\n"));
        assertFalse(isIn("a\nc\n", "a\nb\nc\n"));
    }
}
