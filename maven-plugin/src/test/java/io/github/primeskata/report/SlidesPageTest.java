package io.github.primeskata.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.Samples;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SlidesPageTest {

    private static List<String> slides(String page) {
        return SlidesPage.slides(Runs.exercises("e010_prime_test", "e410_threads"), exercise -> page);
    }

    @Test
    void exercise_has_its_situation_its_contract_and_what_to_ask() {
        List<String> slides = slides(Samples.pageText("e410"));
        assertEquals(1 + 2 * 3, slides.size());
        assertTrue(slides.get(4).contains("Two workers, one queue."));
        assertTrue(slides.get(5).contains("<strong>C1</strong> Every number is tested <em>exactly</em> once."));
        assertTrue(slides.get(6).contains("<strong>Ask:</strong> who did the work?"));
    }

    @Test
    void slides_ask_for_nothing_and_hints_are_not_on_them() throws IOException {
        String page = SlidesPage.of(slides(Samples.pageText("e410")
                .replace("Two workers, one queue.", "[link](http://x.example) <script>alert(1)</script> $1 @style@")));
        assertTrue(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'"));
        assertFalse(Pattern.compile(
                        "<(link|img|iframe|object|a)\\b|<script[^>]* src|url\\(|x\\.example|alert\\(1\\)</script>")
                .matcher(page)
                .find());
        assertTrue(page.contains("link &lt;script&gt;alert(1)&lt;/script&gt; $1 @style@"));
        assertFalse(page.contains("Start all of them before you join"));
    }

    @Test
    void every_slide_is_a_page_that_can_be_named() throws IOException {
        String page = SlidesPage.of(slides(Samples.pageText("e410")));
        for (int i = 1; i <= 7; i++) {
            assertTrue(page.contains("<section id=\"s" + i + "\""));
        }
    }
}
