package io.github.primeskata.report;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.text.PageTexts;
import java.util.List;

/** The lines that a failure names, as a table of a page. A pure function. */
final class CodeTable {

    private CodeTable() {}

    static String of(Exercise exercise, List<CodeLine> code) {
        return Html.table(
                exercise.id() + ": " + PageTexts.linesNamed(),
                List.of(PageTexts.line(), PageTexts.code()),
                code.stream()
                        .map(line -> List.of(Safe.line(line.location()), Safe.line(line.text())))
                        .toList());
    }
}
