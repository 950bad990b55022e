package io.github.primeskata.maven;

import io.github.primeskata.catalog.Layout;
import io.github.primeskata.catalog.Nearest;
import io.github.primeskata.format.Format;
import io.github.primeskata.format.GitHub;
import io.github.primeskata.report.JsonReport;
import io.github.primeskata.report.RunReport;
import io.github.primeskata.result.ResultException;
import io.github.primeskata.result.ResultFile;
import io.github.primeskata.result.ResultReader;
import io.github.primeskata.state.AtomicFile;
import io.github.primeskata.text.FormatWords;
import io.github.primeskata.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Writes a run in the formats that are asked for, from what {@code result.json} says of it.
 *
 * @param formats those that are asked for
 * @param learner whose points they are; empty if not said
 * @param environment the variables, in which GitHub Actions says that it is there
 */
record FormatOutput(Set<Format> formats, String learner, Map<String, String> environment) {

    /**
     * From the words of the command line.
     *
     * @param words separated by commas, or {@code all}; none if empty or null
     */
    static FormatOutput of(String words, String learner, Map<String, String> environment) throws MojoFailureException {
        Set<Format> formats = EnumSet.noneOf(Format.class);
        String who = learner == null ? "" : learner.strip();
        for (String part : words == null || words.isBlank() ? new String[0] : words.split(",")) {
            String word = part.strip();
            if (word.equals("all")) {
                formats.addAll(EnumSet.allOf(Format.class));
                if (who.isEmpty()) {
                    formats.remove(Format.CSV);
                }
                continue;
            }
            List<String> known = new ArrayList<>(Format.words());
            known.add("all");
            formats.add(Format.of(word)
                    .orElseThrow(() -> new MojoFailureException(Messages.badParameter(
                            "primes.formats",
                            word,
                            known,
                            Nearest.to(word, known, 1).get(0)))));
        }
        if (formats.contains(Format.CSV) && who.isEmpty()) {
            throw new MojoFailureException(FormatWords.learnerNeeded());
        }
        return new FormatOutput(formats, who, environment);
    }

    /** The terminal's text, followed by what there is to say about the files; writes them. */
    String write(Layout layout, RunReport report, String terminal) {
        if (formats.isEmpty()) {
            return terminal;
        }
        boolean annotate = formats.contains(Format.GITHUB) && "true".equals(environment.get("GITHUB_ACTIONS"));
        String text = annotate ? GitHub.shielded(terminal, UUID.randomUUID().toString()) : terminal;
        try {
            ResultFile result = ResultReader.read(JsonReport.of(report));
            Map<String, String> files = Format.files(formats, result, learner);
            Path folder = layout.output().resolve("formats");
            for (Map.Entry<String, String> file : files.entrySet()) {
                AtomicFile.write(folder.resolve(file.getKey()), file.getValue());
            }
            if (annotate) {
                append(environment.get("GITHUB_STEP_SUMMARY"), files.get(Format.SUMMARY));
                text += files.get(Format.ANNOTATIONS);
            }
            return text + "  note       " + FormatWords.written(layout.show(folder), files.size()) + "\n";
        } catch (IOException | ResultException e) {
            return text + "  note       " + FormatWords.notWritten(e.toString()) + "\n";
        }
    }

    private static void append(String file, String summary) throws IOException {
        if (file != null && !file.isBlank()) {
            Files.writeString(Path.of(file), summary, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
