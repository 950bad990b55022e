package io.github.primeskata.report;

import java.util.List;

/** Small pieces of HTML. */
final class Html {

    private static final int LONG = 60;

    private Html() {}

    /** Text that is nothing but text, also within an attribute. */
    static String text(String raw) {
        return Safe.text(raw)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String paragraph(String raw) {
        return "<p>" + text(raw) + "</p>\n";
    }

    static String heading(String raw) {
        return heading("h2", raw);
    }

    /** A heading of a level: {@code h3}. */
    static String heading(String level, String raw) {
        return "<" + level + ">" + text(raw) + "</" + level + ">\n";
    }

    /** Text on one line. */
    static String line(String raw) {
        return text(Safe.line(raw));
    }

    /** The start of what can be scrolled sideways, also by keyboard; {@code </div>} ends it. */
    static String open(String name) {
        return "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"" + text(name) + "\">";
    }

    /** A figure that is told as a whole by its name; the table beside it has its parts. */
    static String figure(String kind, String name, String content) {
        return "<div class=\"wide figure " + kind + "\" tabindex=\"0\" role=\"region\" aria-label=\"" + text(name)
                + "\"><div role=\"img\" aria-label=\"" + text(name) + "\">" + content + "</div></div>\n";
    }

    /** Text as it stands, such as a thread dump. */
    static String pre(String name, String raw) {
        return open(name) + "<pre>" + text(raw.stripTrailing()) + "</pre></div>\n";
    }

    /** A table that can be scrolled sideways, also by keyboard. Long texts may be broken. */
    static String table(String name, List<String> head, List<List<String>> rows) {
        StringBuilder html = new StringBuilder(open(name) + "<table><thead><tr>");
        head.forEach(
                cell -> html.append("<th scope=\"col\">").append(text(cell)).append("</th>"));
        html.append("</tr></thead><tbody>\n");
        for (List<String> row : rows) {
            html.append("<tr>");
            for (String cell : row) {
                html.append(cell.length() > LONG ? "<td class=\"long\">" : "<td>")
                        .append(text(cell))
                        .append("</td>");
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }
}
