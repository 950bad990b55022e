package io.github.primeskata.report;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.text.WorkshopWords;
import io.github.primeskata.workshop.TrainerNotes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Slides from the exercises' pages, as one HTML file that asks for nothing: of each exercise its situation, a question
 * and its contract. Each slide is a page on paper.
 */
public final class SlidesPage {

    private static final String OWN = "/page/";
    private static final List<TablesExtension> TABLES = List.of((TablesExtension) TablesExtension.create());
    private static final Parser MARKDOWN = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().extensions(TABLES).escapeHtml(true).build();
    private static final Pattern LINK = Pattern.compile("</?a\\b[^>]*>");

    private static final String ASK = "- **Ask:**";

    /** Characters in a line of a slide, about. */
    private static final int LINE = 75;

    /** What fits on a slide, in thirds of a line. */
    private static final int MOST = 3 * 13;

    private SlidesPage() {}

    /**
     * The slides, as HTML. What is behind a link stays on the page: a slide has nothing to click on.
     *
     * @param page the text of an exercise's page
     */
    public static List<String> slides(List<Exercise> exercises, Function<Exercise, String> page) {
        List<String> slides = new ArrayList<>();
        int minutes = exercises.stream().mapToInt(one -> one.page().minutes()).sum();
        slides.add("<h1>" + Html.text(WorkshopWords.slidesTitle()) + "</h1>\n"
                + Html.paragraph(WorkshopWords.slidesSubtitle(exercises.size(), minutes)) + "<p class=\"keys\">"
                + Html.text(WorkshopWords.slidesKeys()) + "</p>\n");
        for (Exercise one : exercises) {
            String text = page.apply(one);
            slides.add(slide(
                    WorkshopWords.slideSituation(one.id(), one.page().title()),
                    TrainerNotes.section(text, "Situation"),
                    WorkshopWords.slideFacts(
                            one.page().minutes(),
                            one.page().difficulty(),
                            String.join(", ", one.page().concepts()))));
            slides.add(slide(WorkshopWords.slideQuestion(one.id()), question(text), ""));
            List<String> contract = parts(TrainerNotes.section(text, "Contract"));
            for (int i = 0; i < contract.size(); i++) {
                slides.add(slide(
                        WorkshopWords.slideContract(one.id(), i + 1, contract.size()),
                        contract.get(i),
                        i + 1 < contract.size() ? "" : WorkshopWords.slideCommand(one.id())));
            }
        }
        return slides;
    }

    /** What the room is asked. What the trainer shows and knows is not for the screen. */
    private static String question(String page) {
        String notes = TrainerNotes.section(page, "For trainers");
        int ask = notes.indexOf(ASK);
        int end = notes.indexOf("\n- **", ask + 1);
        return ask < 0
                ? ""
                : notes.substring(ask + ASK.length(), end < 0 ? notes.length() : end)
                        .strip();
    }

    /** A list of clauses, cut between two of them where it is too long for a slide. */
    static List<String> parts(String clauses) {
        List<StringBuilder> items = new ArrayList<>();
        for (String line : clauses.split("\n")) {
            if (items.isEmpty() || line.startsWith("- ")) {
                items.add(new StringBuilder());
            }
            items.get(items.size() - 1).append(line).append('\n');
        }
        int all = items.stream().mapToInt(SlidesPage::height).sum();
        int slides = (all + MOST - 1) / MOST;
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int onPart = 0;
        int before = 0;
        for (StringBuilder item : items) {
            int more = height(item);
            // All slides about equally full: cut where half of the next one would be too much.
            boolean full = onPart + more > MOST || (before + more / 2) * slides > all * (parts.size() + 1);
            if (!part.isEmpty() && full) {
                parts.add(part.toString());
                part.setLength(0);
                onPart = 0;
            }
            part.append(item);
            onPart += more;
            before += more;
        }
        parts.add(part.toString());
        return parts;
    }

    /** Thirds of a line that an item takes, as far as its length tells; the space below it is one. */
    private static int height(CharSequence item) {
        return 3 * ((item.length() + LINE - 1) / LINE) + 1;
    }

    private static String slide(String title, String markdown, String foot) {
        String body = LINK.matcher(HTML.render(MARKDOWN.parse(markdown))).replaceAll("");
        return "<h2>" + Html.text(title) + "</h2>\n" + body
                + (foot.isEmpty() ? "" : "<p class=\"foot\">" + Html.text(foot) + "</p>\n");
    }

    /** The text of the file. A pure function, but for the parts of the page that lie on the class path. */
    public static String of(List<String> slides) throws IOException {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < slides.size(); i++) {
            body.append("<section id=\"s")
                    .append(i + 1)
                    .append("\" tabindex=\"-1\" aria-label=\"")
                    .append(i + 1)
                    .append(" / ")
                    .append(slides.size())
                    .append("\">\n")
                    .append(slides.get(i))
                    .append("<p class=\"number\" aria-hidden=\"true\">")
                    .append(i + 1)
                    .append(" / ")
                    .append(slides.size())
                    .append("</p></section>\n");
        }
        Map<String, String> parts = Map.of(
                "title", Html.text(WorkshopWords.slidesTitle()),
                "style", resource("slides.css"),
                "body", body.toString(),
                "script", resource("slides.js"));
        return Pattern.compile("@(\\w+)@")
                .matcher(resource("slides.html"))
                .replaceAll(place -> Matcher.quoteReplacement(parts.get(place.group(1))));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = SlidesPage.class.getResourceAsStream(OWN + name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
