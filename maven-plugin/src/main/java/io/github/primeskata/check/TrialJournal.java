package io.github.primeskata.check;

import io.github.primeskata.state.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The trials so far, a line of JSON each, appended as they come: whenever the run is killed, what is done is kept.
 * Thread-safe within one JVM.
 */
public final class TrialJournal {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    /**
     * A journal.
     *
     * @param file need not exist
     */
    public TrialJournal(Path file) {
        this.file = file;
    }

    /** All trials, in the order in which they ended. A line that was cut short by a kill is left out. */
    public synchronized List<Trial> read() throws IOException {
        List<Trial> trials = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                try {
                    trials.add(JSON.readValue(line, Trial.class));
                } catch (JacksonException e) {
                    // Cut short: it will be graded again.
                }
            }
        }
        return trials;
    }

    /** Adds one; it is in the file when this returns. */
    public synchronized void add(Trial trial) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        // The line feed in front ends a line that was cut short.
        Files.writeString(
                file,
                "\n" + JSON.writeValueAsString(trial),
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** Forgets trials, all or nothing. */
    public synchronized void remove(Predicate<Trial> which) throws IOException {
        StringBuilder kept = new StringBuilder();
        for (Trial trial : read()) {
            if (!which.test(trial)) {
                kept.append("\n").append(JSON.writeValueAsString(trial));
            }
        }
        AtomicFile.write(file, kept.toString());
    }
}
