package io.github.primeskata.format;

import java.util.List;
import java.util.stream.Collectors;

/** CSV after RFC 4180 that a spreadsheet shows and never calculates. */
final class Csv {

    private static final String ACTIVE = "=+-@\t\r\n";

    private Csv() {}

    /** The text of a file, a record a line. */
    static String of(List<List<String>> records) {
        return records.stream()
                .map(fields -> fields.stream().map(Csv::field).collect(Collectors.joining(",")) + "\r\n")
                .collect(Collectors.joining());
    }

    /** What a spreadsheet could take for a formula gets an apostrophe before it. Digits alone stay bare. */
    private static String field(String text) {
        if (text.isEmpty() || text.matches("\\d+")) {
            return text;
        }
        String first = text.strip();
        boolean active =
                ACTIVE.indexOf(text.charAt(0)) >= 0 || (!first.isEmpty() && ACTIVE.indexOf(first.charAt(0)) >= 0);
        return '"' + (active ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
