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
        assertTrue(slides.get(5).contains("<p>who did the work?"), slides.get(5));
        assertTrue(slides.get(6).contains("<strong>C1</strong> Every number is tested <em>exactly</em> once."));
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

    @Test
    void what_the_trainer_shows_and_knows_is_not_on_the_slides() {
        String page = Samples.pageText("e410");
        assertTrue(page.contains("**Demo:**") && page.contains("**Note:**"));
        for (String slide : slides(page)) {
            assertFalse(slide.contains("Demo") || slide.contains("Note") || slide.contains("Ask"), slide);
        }
    }

    @Test
    void long_contract_is_cut_between_two_clauses_into_slides_about_equally_full() {
        String clause = "- **C1** " + "word ".repeat(30) + "\n  and more\n";
        assertEquals(List.of(clause.repeat(3)), SlidesPage.parts(clause.repeat(3)));
        assertEquals(List.of(clause.repeat(3), clause.repeat(3)), SlidesPage.parts(clause.repeat(6)));
        assertEquals(List.of(clause.repeat(3), clause.repeat(2), clause.repeat(3)), SlidesPage.parts(clause.repeat(8)));
        String longer = "- **C2** " + "word ".repeat(300) + "\n";
        assertEquals(List.of(clause, longer, clause), SlidesPage.parts(clause + longer + clause));
    }

    @Test
    void slides_of_one_contract_are_numbered_and_the_last_has_the_command() {
        String clause = "- **C1** " + "word ".repeat(60) + "\n";
        List<String> slides =
                slides(Samples.pageText("e410").replace("- **C1** ", clause + clause + clause + "- **C4** "));
        assertTrue(slides.get(3).contains("e010: the contract, 1 of 2"), slides.get(3));
        assertFalse(slides.get(3).contains("mvn primes:grade"), slides.get(3));
        assertTrue(slides.get(4).contains("e010: the contract, 2 of 2"), slides.get(4));
        assertTrue(slides.get(4).contains("mvn primes:grade -Dexercise=e010"), slides.get(4));
    }
}
