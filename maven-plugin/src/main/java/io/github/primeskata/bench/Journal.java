package io.github.primeskata.bench;

import io.github.primeskata.measure.Pulse;
import io.github.primeskata.measure.Run;
import io.github.primeskata.state.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was measured so far, a line of JSON each, written as it comes: whenever Maven is ended, it is kept. The first
 * line holds the key of all that it hangs on.
 */
final class Journal {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final List<Run> runs = new ArrayList<>();
    private final List<Pulse> pulses = new ArrayList<>();

    /** One line; only one of them is not null. */
    record Line(String key, Run run, Pulse pulse) {}

    private Journal(Path file) {
        this.file = file;
    }

    /** A new one; what was in the file is lost. */
    static Journal begin(Path file, String key) throws IOException {
        AtomicFile.write(file, JSON.writeValueAsString(new Line(key, null, null)));
        return new Journal(file);
    }

    /** The one that is there; empty if it was kept under another key. A line that was cut short is left out. */
    static java.util.Optional<Journal> resume(Path file, String key) throws IOException {
        if (!Files.isRegularFile(file)) {
            return java.util.Optional.empty();
        }
        Journal journal = new Journal(file);
        boolean same = false;
        for (String text : Files.readAllLines(file)) {
            try {
                Line line = JSON.readValue(text, Line.class);
                same |= key.equals(line.key());
                if (line.run() != null) {
                    journal.runs.add(line.run());
                }
                if (line.pulse() != null) {
                    journal.pulses.add(line.pulse());
                }
            } catch (JacksonException e) {
                // Cut short: it will be measured again.
                continue;
            }
        }
        return same ? java.util.Optional.of(journal) : java.util.Optional.empty();
    }

    synchronized void add(Run run) throws IOException {
        append(new Line(null, run, null));
        runs.add(run);
    }

    synchronized void add(Pulse pulse) throws IOException {
        append(new Line(null, null, pulse));
        pulses.add(pulse);
    }

    synchronized List<Run> runs() {
        return List.copyOf(runs);
    }

    synchronized List<Pulse> pulses() {
        return List.copyOf(pulses);
    }

    private void append(Line line) throws IOException {
        // The line feed in front ends a line that was cut short.
        Files.writeString(
                file, "\n" + JSON.writeValueAsString(line), StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }
}
