package io.github.primeskata.report;

import io.github.primeskata.text.Messages;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** What all pages share: parts that lie on the class path, the places in them, and the scripts that draw plots. */
final class Pages {

    private static final String LIBRARY = "/META-INF/resources/webjars/uplot/1.6.30/";
    private static final String OWN = "/page/";
    private static final Pattern PLACE = Pattern.compile("@(\\w+)@");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Pages() {}

    /** A page of ours with each place filled. In one go, so that nothing in a part is taken for a place. */
    static String fill(String page, Map<String, String> parts) throws IOException {
        return PLACE.matcher(own(page)).replaceAll(place -> Matcher.quoteReplacement(parts.get(place.group(1))));
    }

    /** A part of ours. */
    static String own(String name) throws IOException {
        return resource(OWN + name);
    }

    /** The style of plots and of all pages. */
    static String style() throws IOException {
        return resource(LIBRARY + "dist/uPlot.min.css") + own("benchmark.css");
    }

    /** Each plot beside its table. */
    static String sections(List<Plots.Plot> plots, String heading) {
        StringBuilder body = new StringBuilder();
        for (Plots.Plot plot : plots) {
            body.append("<section class=\"both\">").append(Html.heading(heading, plot.title()));
            body.append(Html.paragraph(plot.text()));
            body.append("<div class=\"beside\"><div class=\"plot\" role=\"img\" aria-label=\"")
                    .append(Html.text(Messages.plotOf(plot.title())))
                    .append("\"></div>\n");
            body.append(Html.table(plot.title(), plot.grid().head(), plot.grid().rows()));
            body.append("</div></section>\n");
        }
        return body.toString();
    }

    /** What draws the plots of {@link #sections}, with the library and its licence. */
    static String scripts(List<Plots.Plot> plots) throws IOException {
        return fill(
                "plots.html",
                Map.of(
                        "data",
                        json(plots),
                        // A comment must not end before its end.
                        "licence",
                        resource(LIBRARY + "LICENSE").replace("--", "- -"),
                        "library",
                        resource(LIBRARY + "dist/uPlot.iife.min.js"),
                        "script",
                        own("benchmark.js")));
    }

    /** JSON that no text in it can end the element of. */
    static String json(Object value) {
        return JSON.writeValueAsString(value).replace("<", "\\u003c");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Pages.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
