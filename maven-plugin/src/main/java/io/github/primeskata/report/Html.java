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
        return "<h2>" + text(raw) + "</h2>\n";
    }

    /** A table that can be scrolled sideways, also by keyboard. Long texts may be broken. */
    static String table(String name, List<String> head, List<List<String>> rows) {
        StringBuilder html = new StringBuilder("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\""
                + text(name) + "\"><table><thead><tr>");
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
