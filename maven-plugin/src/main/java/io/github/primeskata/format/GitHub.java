package io.github.primeskata.format;

import io.github.primeskata.result.Entry;
import io.github.primeskata.result.Entry.Rejection;
import io.github.primeskata.result.ResultFile;
import io.github.primeskata.text.FormatWords;
import java.util.ArrayList;
import java.util.List;

/** A result for GitHub Actions: a job summary, and commands that annotate lines. */
public final class GitHub {

    private GitHub() {}

    /** The job summary, as Markdown. */
    static String summary(ResultFile result) {
        StringBuilder text = new StringBuilder();
        text.append("## ").append(FormatWords.summaryHeading()).append("\n\n");
        text.append(FormatWords.summary(
                        result.points(),
                        result.max(),
                        result.solved(),
                        result.exercises().size()))
                .append("\n\n");
        row(text, FormatWords.summaryColumns());
        text.append("|---|---|---:|---|---|\n");
        for (Entry entry : result.exercises()) {
            row(
                    text,
                    List.of(
                            literal(entry.label()),
                            literal(entry.verdictDetail()),
                            entry.points() + "/" + entry.max(),
                            literal(entry.failure().map(GitHub::observed).orElse("")),
                            literal(entry.failure().map(Rejection::expected).orElse(""))));
        }
        result.exercises().stream()
                .filter(entry -> !entry.passed())
                .flatMap(entry -> entry.failure().stream())
                .findFirst()
                .ifPresent(failure -> text.append("\n")
                        .append(FormatWords.summaryNext(literal(failure.replay())))
                        .append("\n"));
        return text.toString();
    }

    private static String observed(Rejection failure) {
        return failure.observed()
                + failure.place().map(place -> " (" + place.shown() + ")").orElse("");
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /**
     * Text that is nothing but text: in an element of code, so that no name in it calls anybody, and with each sign
     * that Markdown or HTML could take for its own as a number.
     */
    static String literal(String raw) {
        if (raw.isBlank()) {
            return "";
        }
        StringBuilder text = new StringBuilder("<code>");
        raw.codePoints().forEach(sign -> {
            boolean plain = Character.isLetterOrDigit(sign) || sign == ' ' || sign > 0x7f;
            if (plain) {
                text.appendCodePoint(sign);
            } else {
                text.append("&#").append(sign == '\n' ? ' ' : sign).append(';');
            }
        });
        return text.append("</code>").toString();
    }

    /** A command an entry, {@code ::error file=…,line=…::message}: what fails as an error, advice as a warning. */
    static List<String> annotations(ResultFile result) {
        List<String> commands = new ArrayList<>();
        for (Finding finding : Finding.of(result)) {
            String where = finding.place()
                    .map(place -> "file=" + property(place.path(finding.exercise())) + ",line=" + place.line() + ",")
                    .orElse("");
            String title = finding.label() + (finding.advice() ? "" : " " + finding.rule());
            commands.add((finding.advice() ? "::warning " : "::error ") + where + "title=" + property(title) + "::"
                    + data(finding.message()));
        }
        return commands;
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    /**
     * Text for the log of a job in which no line is taken for a command, whoever wrote it.
     *
     * @param token what nobody can guess
     */
    public static String shielded(String text, String token) {
        return "::stop-commands::" + token + "\n" + text + (text.endsWith("\n") ? "" : "\n") + "::" + token + "::\n";
    }
}
