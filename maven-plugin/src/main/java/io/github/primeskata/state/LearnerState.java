package io.github.primeskata.state;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is remembered of a learner in one checkout. Immutable; {@link #save} writes it.
 *
 * @param hints how many hints of an exercise were shown, by its name
 * @param verdicts the word of the last verdict of an exercise, by its name
 * @param current the name of the exercise that was watched last; empty if there was none
 */
public record LearnerState(Map<String, Integer> hints, Map<String, String> verdicts, String current) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final LearnerState NOTHING = new LearnerState(Map.of(), Map.of());

    /** The word of the verdict of an exercise that is solved. */
    private static final String SOLVED = "PASS";

    /** The word of the verdict of one that was not begun. */
    private static final String NOT_STARTED = "NOT_STARTED";

    /** One at a time in this JVM; a lock on a file is for other JVMs. */
    private static final Object UPDATING = new Object();

    /** Keeps unmodifiable copies. */
    public LearnerState {
        current = current == null ? "" : current;
        hints = Collections.unmodifiableMap(new TreeMap<>(hints == null ? Map.of() : hints));
        verdicts = Collections.unmodifiableMap(new TreeMap<>(verdicts == null ? Map.of() : verdicts));
    }

    /** Of somebody who has watched nothing. */
    public LearnerState(Map<String, Integer> hints, Map<String, String> verdicts) {
        this(hints, verdicts, "");
    }

    /** What is remembered; nothing if there is no file. A file that cannot be understood is moved aside. */
    public static LearnerState load(Layout layout) throws IOException {
        Path file = file(layout);
        if (!Files.isRegularFile(file)) {
            return NOTHING;
        }
        try {
            LearnerState state = JSON.readValue(Files.readAllBytes(file), LearnerState.class);
            if (state != null && !state.hints.containsValue(null) && !state.verdicts.containsValue(null)) {
                return state;
            }
        } catch (JacksonException e) {
            // Moved aside below, like a file that holds no state.
        }
        String name = file.getFileName() + ".corrupt-" + Instant.now().getEpochSecond();
        Files.move(file, file.resolveSibling(name), StandardCopyOption.REPLACE_EXISTING);
        return NOTHING;
    }

    /**
     * Reads, changes and writes what is remembered, so that of two goals at once none loses what the other has written.
     *
     * @return what is remembered then
     * @throws IOException if it cannot be written; the old file stays as it was
     */
    public static LearnerState update(Layout layout, UnaryOperator<LearnerState> change) throws IOException {
        Path lock = Files.createDirectories(layout.state()).resolve("state.lock");
        synchronized (UPDATING) {
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock(); // Given back with the channel.
                LearnerState changed = change.apply(load(layout));
                changed.save(layout);
                return changed;
            }
        }
    }

    /** Writes it. The old file stays as it was if that fails. */
    public void save(Layout layout) throws IOException {
        AtomicFile.write(file(layout), JSON.writeValueAsString(this) + "\n");
    }

    /** With that many hints of an exercise shown. */
    public LearnerState withHint(String exercise, int level) {
        Map<String, Integer> changed = new TreeMap<>(hints);
        changed.merge(exercise, level, Math::max);
        return new LearnerState(changed, verdicts, current);
    }

    /** The level of the hint of an exercise that comes next, from 1; the last one again when all were seen. */
    public int nextHint(Exercise exercise) {
        int most = exercise.page().hints().size();
        return Math.min(hints.getOrDefault(exercise.name(), 0) + 1, most);
    }

    /** With these last verdicts. */
    public LearnerState withVerdicts(Map<String, String> latest) {
        Map<String, String> changed = new TreeMap<>(verdicts);
        changed.putAll(latest);
        return new LearnerState(hints, changed, current);
    }

    /** With these words for exercises of which no verdict is remembered yet. */
    public LearnerState withUndecided(Map<String, String> words) {
        Map<String, String> changed = new TreeMap<>(words);
        changed.putAll(verdicts);
        return new LearnerState(hints, changed, current);
    }

    /** With nothing remembered of an exercise, as its stub is back: no verdict, no hint, and not watched last. */
    public LearnerState without(String exercise) {
        Map<String, String> otherVerdicts = new TreeMap<>(verdicts);
        otherVerdicts.remove(exercise);
        Map<String, Integer> otherHints = new TreeMap<>(hints);
        otherHints.remove(exercise);
        return new LearnerState(otherHints, otherVerdicts, current.equals(exercise) ? "" : current);
    }

    /** Whether anything is remembered of an exercise but that it was not begun. */
    public boolean remembers(String exercise) {
        return hints.containsKey(exercise)
                || !NOT_STARTED.equals(verdicts.getOrDefault(exercise, NOT_STARTED))
                || current.equals(exercise);
    }

    /** With that exercise as the one that was watched last. */
    public LearnerState withCurrent(String exercise) {
        return new LearnerState(hints, verdicts, exercise);
    }

    /** Whether the last verdict of an exercise, by its name, was a pass. */
    public boolean solved(String exercise) {
        return SOLVED.equals(verdicts.get(exercise));
    }

    private static Path file(Layout layout) {
        return layout.state().resolve("state.json");
    }
}
