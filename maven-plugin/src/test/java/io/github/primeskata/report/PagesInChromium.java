package io.github.primeskata.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.result.Results;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The pages in a real browser. Not part of every build: {@code ./check pages} runs it, and needs a Chromium. */
class PagesInChromium {

    private static final Path REPORT = page("puzzle", ReportPage.FILE);
    private static final Path PUZZLE = page("puzzle", "puzzle-e510.html");
    private static final Path BENCHMARK = Path.of("target/pages/benchmark-quick.html");
    private static final Path ROOM = Path.of("target/pages/room.html");
    private static final Path ROOM_ANONYMOUS = Path.of("target/pages/room-anonymous.html");
    private static final Path SLIDES = Path.of("target/pages/slides.html");

    /** What A4 leaves between margins of 10 mm, in pixels of CSS: upright, and across for a room. */
    private static final int PAPER = 718;

    private static final int PAPER_ACROSS = 1047;

    @TempDir
    private static Path folder;

    private static Chromium chromium;
    private static String axe;

    @BeforeAll
    static void start() throws Exception {
        Path program = Chromium.find()
                .orElseThrow(() -> new AssertionError("no Chromium was found on the path. Install the package chromium,"
                        + " or name one: CHROMIUM=/path/to/chromium ./check pages"));
        try (InputStream in =
                PagesInChromium.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (String run : List.of("puzzle", "hostile-puzzle", "hostile", "several", "failure")) {
            ReportPages.write(run);
        }
        Files.writeString(
                BENCHMARK,
                BenchmarkPage.of(Benchmarks.all().get("quick"), "0.1.0", Instant.parse("2026-11-26T12:00:00Z")));
        RoomPageTest.fill(folder);
        // The whole course: what is too wide is so by some exercise, or by all of them beside each other.
        Layout layout = new Layout(Path.of(".."));
        List<Exercise> exercises = Catalog.load(layout).exercises();
        Files.writeString(folder.resolve("gil.json"), allOf(exercises));
        Files.writeString(ROOM, RoomPageTest.page(folder, exercises, false));
        Files.writeString(ROOM_ANONYMOUS, RoomPageTest.page(folder, exercises, true));
        Files.writeString(SLIDES, SlidesPage.of(SlidesPage.slides(exercises, exercise -> text(layout, exercise))));
        chromium = Chromium.start(program);
    }

    /** A result with every exercise. */
    private static String allOf(List<Exercise> exercises) {
        JsonMapper json = JsonMapper.builder().build();
        ObjectNode result = (ObjectNode) json.readTree(Results.text("failure"));
        JsonNode one = result.path("exercises").path(0);
        ArrayNode all = json.createArrayNode();
        exercises.forEach(exercise ->
                all.add(((ObjectNode) one.deepCopy()).put("id", exercise.id()).put("name", exercise.name())));
        result.set("exercises", all);
        return result.toString();
    }

    private static String text(Layout layout, Exercise exercise) {
        try {
            return Files.readString(layout.stubs().resolve(exercise.name()).resolve("README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static Path page(String run, String file) {
        return Path.of("target/pages/report-" + run, file);
    }

    static List<Path> pages() {
        return List.of(
                REPORT,
                PUZZLE,
                page("hostile-puzzle", ReportPage.FILE),
                page("hostile-puzzle", "puzzle-e510.html"),
                page("hostile", ReportPage.FILE),
                page("several", ReportPage.FILE),
                page("failure", ReportPage.FILE),
                BENCHMARK,
                ROOM,
                ROOM_ANONYMOUS,
                SLIDES);
    }

    private static void look(int width, String scheme) throws Exception {
        look(width, 800, scheme);
    }

    private static void look(int width, int height, String scheme) throws Exception {
        chromium.call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        chromium.call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    private static void assertQuiet() {
        assertEquals(List.of(), chromium.events("Runtime.exceptionThrown"));
        assertEquals(List.of(), chromium.events("Runtime.consoleAPICalled"));
        assertEquals(List.of(), chromium.events("Log.entryAdded"));
        List<String> asked = chromium.events("Network.requestWillBeSent").stream()
                .filter(event -> !event.path("type").asString().equals("Document"))
                .map(event -> event.at("/request/url").asString())
                .toList();
        assertEquals(List.of(), asked);
        assertEquals(1, chromium.events("Network.requestWillBeSent").size(), "the page itself");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void page_asks_for_nothing_and_has_nothing_to_complain_about(Path page) throws Exception {
        look(1200, "light");
        chromium.open(page);
        showAll();
        chromium.evaluate("document.querySelectorAll('button').forEach(button => button.click())");
        assertQuiet();
        assertEquals(
                0,
                chromium.evaluate("document.querySelectorAll('img, [onload], [onerror]').length")
                        .asInt());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void page_has_no_serious_barrier_light_and_wide(Path page) throws Exception {
        assertNoBarrier(page, 1200, "light");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void page_has_no_serious_barrier_dark_and_narrow(Path page) throws Exception {
        assertNoBarrier(page, 360, "dark");
    }

    /** Unfolds what is folded up, and lays slides one below the other. */
    private static void showAll() throws Exception {
        chromium.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })");
        chromium.evaluate("document.body.classList.remove('live')");
    }

    private static void assertNoBarrier(Path page, int width, String scheme) throws Exception {
        look(width, scheme);
        chromium.open(page);
        showAll();
        assertTrue(
                chromium.evaluate("document.documentElement.scrollWidth").asInt() <= width,
                () -> page + " is wider than " + width + ": " + wide(width));
        chromium.evaluate(axe + "; 0");
        JsonNode result = chromium.evaluate("axe.run(document)");
        assertTrue(result.path("passes").size() > 5, "axe has looked");
        List<String> found = new ArrayList<>();
        for (JsonNode violation : result.path("violations")) {
            if (List.of("serious", "critical").contains(violation.path("impact").asString())) {
                JsonNode first = violation.at("/nodes/0");
                found.add(violation.path("id").asString() + ": " + first.path("html") + first.path("failureSummary"));
            }
        }
        assertEquals(List.of(), found, () -> page + ", " + scheme + ", " + width);
    }

    @Test
    void why_points_are_lost_is_read_without_a_way_sideways() throws Exception {
        for (Path page : List.of(page("hostile", ReportPage.FILE), page("several", ReportPage.FILE), REPORT)) {
            look(360, "light");
            chromium.open(page);
            showAll();
            assertTrue(chromium.evaluate("document.querySelectorAll('.checks .wide').length")
                            .asInt()
                    > 0);
            JsonNode wide = chromium.evaluate("[...document.querySelectorAll('.checks .wide')]"
                    + ".filter(one => one.scrollWidth > one.clientWidth)"
                    + ".map(one => one.getAttribute('aria-label') + ' ' + one.scrollWidth)");
            assertTrue(wide.isEmpty(), () -> page + ": " + wide);
        }
    }

    @Test
    void interleaving_is_walked_with_the_keyboard_alone() throws Exception {
        look(1200, "light");
        chromium.open(REPORT);
        chromium.tabTo("[data-go=forward]");
        assertEquals("", current());
        chromium.press("Enter");
        assertEquals("1", current());
        chromium.press("Enter");
        assertEquals("2", current());
        chromium.press("ArrowRight");
        assertEquals("3", current());
        assertTrue(text(".now").contains("write 1"), text(".now"));
        chromium.press("ArrowLeft");
        assertEquals("2", current());
        chromium.press("End");
        assertEquals("4", current());
        assertTrue(text(".now").contains("breaks here"), text(".now"));
        chromium.press("ArrowRight");
        assertEquals("4", current());
        chromium.tabTo(".walkable");
        chromium.press("Home");
        assertEquals("1", current());
        assertEquals(
                "1",
                chromium.evaluate("document.querySelector('tr[aria-current]').cells[0].textContent")
                        .asString());
    }

    private static String current() throws Exception {
        return chromium.evaluate("document.querySelector('.step.current b')?.textContent ?? ''")
                .asString();
    }

    private static String text(String selector) throws Exception {
        return chromium.evaluate("document.querySelector('" + selector + "').textContent")
                .asString();
    }

    @Test
    void puzzle_is_found_and_solved_with_the_keyboard_alone() throws Exception {
        look(1200, "light");
        chromium.open(REPORT);
        chromium.tabTo(".puzzle a");
        chromium.press("Enter");
        chromium.await(event -> event.path("method").asString().equals("Page.frameNavigated")
                && event.at("/params/frame/url").asString().endsWith("puzzle-e510.html"));
        chromium.open(PUZZLE);
        chromium.tabTo("[data-run='0']");
        chromium.press("Enter");
        assertEquals("As recorded so far.", text("#verdict"));
        chromium.press("1");
        assertEquals("the shared number = 1", text("#shared"));
        assertTrue(text("#verdict").startsWith("No longer as recorded"), text("#verdict"));
        chromium.press("2");
        chromium.press("2");
        assertTrue(text("#verdict").startsWith("By the model this order holds"), text("#verdict"));
        assertEquals("the shared number = 2", text("#shared"));
        chromium.press("1");
        assertEquals(
                4,
                chromium.evaluate("document.querySelectorAll('#order li').length")
                        .asInt());
        chromium.press("u");
        assertEquals(
                3,
                chromium.evaluate("document.querySelectorAll('#order li').length")
                        .asInt());
        chromium.press("r");
        for (String key : List.of("1", "2", "2", "1")) {
            chromium.press(key);
        }
        assertTrue(text("#verdict").startsWith("It breaks: the shared number is 1 and not 2"), text("#verdict"));
        assertTrue(text("#verdict").endsWith("the order that was recorded."), text("#verdict"));
        assertTrue(
                chromium.evaluate("document.activeElement.matches('button:enabled')")
                        .asBoolean(),
                "the button that had the focus can no longer be pressed: another one has it");
    }

    @Test
    void link_to_an_exercise_that_is_folded_up_opens_it() throws Exception {
        look(1200, "light");
        chromium.open(REPORT);
        assertFalse(chromium.evaluate("document.getElementById('e010').open").asBoolean());
        chromium.tabTo("a[href='#e010']");
        chromium.press("Enter");
        assertTrue(
                chromium.evaluate("new Promise(then => setTimeout(() => then(document.getElementById('e010').open)))")
                        .asBoolean());
    }

    @Test
    void slides_are_turned_with_the_keyboard_alone() throws Exception {
        look(1280, "light");
        chromium.open(SLIDES);
        int all =
                chromium.evaluate("document.querySelectorAll('section').length").asInt();
        assertEquals(List.of("s1"), shown());
        chromium.press("ArrowRight");
        assertEquals(List.of("s2"), shown());
        chromium.press(" ");
        assertEquals(List.of("s3"), shown());
        chromium.press("ArrowLeft");
        assertEquals(List.of("s2"), shown());
        chromium.press("End");
        assertEquals(List.of("s" + all), shown());
        chromium.press("ArrowRight");
        assertEquals(List.of("s" + all), shown());
        assertEquals("s" + all, chromium.evaluate("document.activeElement.id").asString());
        chromium.press("Home");
        assertEquals(List.of("s1"), shown());
    }

    /** The slides that can be seen. */
    private static List<String> shown() throws Exception {
        List<String> shown = new ArrayList<>();
        chromium.evaluate("[...document.querySelectorAll('section')].filter(one => one.checkVisibility())"
                        + ".map(one => one.id)")
                .forEach(id -> shown.add(id.asString()));
        return shown;
    }

    /** As a beamer shows them: who teaches does not scroll. */
    @ParameterizedTest
    @CsvSource({"1280, 720", "1920, 1080", "1024, 768"})
    void every_slide_fits_the_screen(int width, int height) throws Exception {
        look(width, height, "light");
        chromium.open(SLIDES);
        showAll();
        List<String> tall = new ArrayList<>();
        chromium.evaluate(
                        "[...document.querySelectorAll('section')].filter(one => one.offsetHeight > innerHeight)"
                                + ".map(one => one.id + ' ' + one.querySelector('h1, h2').textContent + ' ' + one.offsetHeight)")
                .forEach(one -> tall.add(one.asString()));
        assertEquals(List.of(), tall);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void page_on_paper_is_white_complete_and_not_cut_off(Path page) throws Exception {
        look(List.of(ROOM, ROOM_ANONYMOUS).contains(page) ? PAPER_ACROSS : PAPER, "dark");
        chromium.open(page);
        int folded = folded();
        // The answers of a puzzle are for who asks for them.
        int kept = page.getFileName().toString().startsWith("puzzle") ? 1 : 0;
        // Listeners are called in their order: the page has done its part by then.
        chromium.evaluate("addEventListener('beforeprint', () => { window.foldedOnPaper ="
                + " document.querySelectorAll('details:not([open])').length; })");
        byte[] pdf = Base64.getDecoder()
                .decode(chromium.call("Page.printToPDF", Map.of()).path("data").asString());
        assertEquals("%PDF-", new String(pdf, 0, 5, StandardCharsets.US_ASCII));
        assertEquals(kept, chromium.evaluate("window.foldedOnPaper").asInt());
        assertEquals(folded, folded(), "folded up again");

        chromium.call(
                "Emulation.setEmulatedMedia",
                Map.of("media", "print", "features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        showAll();
        assertEquals(
                "rgb(255, 255, 255)",
                chromium.evaluate("getComputedStyle(document.body).backgroundColor")
                        .asString());
        assertEquals(List.of(), cutOff());
    }

    /** What reaches farthest to the right. */
    private static String wide(int width) {
        try {
            return chromium.evaluate("[...document.querySelectorAll('body *')]"
                            + ".filter(one => one.getBoundingClientRect().right > " + width + ")"
                            + ".map(one => one.tagName + '.' + one.className + ' ' + one.textContent.slice(0, 60))"
                            + ".slice(-5).join('; ')")
                    .asString();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static int folded() throws Exception {
        return chromium.evaluate("document.querySelectorAll('details:not([open])').length")
                .asInt();
    }

    /** What has more in it than it shows: nobody can scroll on paper. */
    private static List<String> cutOff() throws Exception {
        List<String> cut = new ArrayList<>();
        chromium.evaluate("[...document.querySelectorAll('body, body *')]"
                        + ".filter(one => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)"
                        + ".filter(one => getComputedStyle(one).overflowX !== 'visible' || one === document.body)"
                        + ".map(one => one.tagName + '.' + one.className + ' ' + one.scrollWidth + ' '"
                        + " + one.textContent.slice(0, 60))")
                .forEach(one -> cut.add(one.asString()));
        return cut;
    }
}
