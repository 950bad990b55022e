package io.github.primeskata.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links into a page lead to a heading or an anchor there. That their files exist is for {@code ./check tree}. */
class AnchorsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> FOLDERS = List.of("docs", "kata-exercises/src/main/java/kata");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s:]*)#([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");
    private static final Pattern NAMED = Pattern.compile("<a id=\"([^\"]+)\">");

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
        for (String folder : FOLDERS) {
            try (Stream<Path> all = Files.walk(ROOT.resolve(folder))) {
                pages.addAll(all.filter(file -> file.toString().endsWith(".md")).toList());
            }
        }
        return pages;
    }

    /** As GitHub makes it from a heading. */
    private static String anchor(String heading) {
        return heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static List<String> anchors(Path page) throws IOException {
        String text = Files.readString(page);
        return Stream.concat(
                        HEADING.matcher(text).results().map(heading -> anchor(heading.group(1))),
                        NAMED.matcher(text).results().map(named -> named.group(1)))
                .toList();
    }

    @Test
    void links_to_headings_lead_to_one() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path page : pages()) {
            for (MatchResult link :
                    LINK.matcher(Files.readString(page)).results().toList()) {
                Path target = link.group(1).isEmpty()
                        ? page
                        : page.resolveSibling(link.group(1)).normalize();
                links++;
                if (!target.toString().endsWith(".md") || !anchors(target).contains(link.group(2))) {
                    broken.add(ROOT.relativize(page) + ": " + link.group());
                }
            }
        }
        assertTrue(links > 10, "links to headings: " + links);
        assertEquals(List.of(), broken);
    }

    @Test
    void anchor_is_small_without_signs_and_with_hyphens() {
        assertEquals("what-is-not-decided", anchor("What is not decided"));
        assertEquals("4-ask-for-a-hint-5-minutes", anchor("4. Ask for a hint (5 minutes)"));
        assertEquals("primeswatch-for-all", anchor("`primes:watch` for [all](x.md)"));
    }
}
