package io.github.primeskata.state;

import io.github.primeskata.catalog.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is remembered of a learner in one checkout. Immutable; {@link #save} writes it.
 *
 * @param hints how many hints of an exercise were shown, by its name
 * @param verdicts the word of the last verdict of an exercise, by its name
 */
public record LearnerState(Map<String, Integer> hints, Map<String, String> verdicts) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Keeps unmodifiable copies. */
    public LearnerState {
        hints = Collections.unmodifiableMap(new TreeMap<>(hints == null ? Map.of() : hints));
        verdicts = Collections.unmodifiableMap(new TreeMap<>(verdicts == null ? Map.of() : verdicts));
    }

    /** What is remembered; nothing if there is no file. A file that cannot be understood is moved aside. */
    public static LearnerState load(Layout layout) throws IOException {
        Path file = file(layout);
        if (!Files.isRegularFile(file)) {
            return new LearnerState(Map.of(), Map.of());
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
        return new LearnerState(Map.of(), Map.of());
    }

    /** Writes it. The old file stays as it was if that fails. */
    public void save(Layout layout) throws IOException {
        AtomicFile.write(file(layout), JSON.writeValueAsString(this) + "\n");
    }

    /** With that many hints of an exercise shown. */
    public LearnerState withHint(String exercise, int level) {
        Map<String, Integer> changed = new TreeMap<>(hints);
        changed.merge(exercise, level, Math::max);
        return new LearnerState(changed, verdicts);
    }

    /** With these last verdicts. */
    public LearnerState withVerdicts(Map<String, String> latest) {
        Map<String, String> changed = new TreeMap<>(verdicts);
        changed.putAll(latest);
        return new LearnerState(hints, changed);
    }

    /** With these words for exercises of which no verdict is remembered yet. */
    public LearnerState withUndecided(Map<String, String> words) {
        Map<String, String> changed = new TreeMap<>(words);
        changed.putAll(verdicts);
        return new LearnerState(hints, changed);
    }

    private static Path file(Layout layout) {
        return layout.state().resolve("state.json");
    }
}
