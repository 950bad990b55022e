package io.github.primeskata.room;

import io.github.primeskata.result.Entry;
import io.github.primeskata.result.ResultFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One learner, or one pair.
 *
 * @param name whose files they are
 * @param latest the newest that any file says of an exercise, by its name
 */
public record Seat(String name, Map<String, Graded> latest) {

    /**
     * What a run said of an exercise.
     *
     * @param entry what it said
     * @param finished when the run ended
     */
    public record Graded(Entry entry, Instant finished) {}

    /** Keeps a sorted copy. */
    public Seat {
        latest = Collections.unmodifiableMap(new TreeMap<>(latest));
    }

    /** From all files of a seat: a file holds the exercises of one run only, so of each exercise the newest counts. */
    static Seat of(String name, Collection<ResultFile> files) {
        Map<String, Graded> latest = new TreeMap<>();
        for (ResultFile file : files) {
            for (Entry entry : file.exercises()) {
                latest.merge(
                        entry.name(),
                        new Graded(entry, file.finished()),
                        (old, other) -> other.finished().isAfter(old.finished()) ? other : old);
            }
        }
        return new Seat(name, latest);
    }

    /** The same under another name. */
    Seat named(String other) {
        return new Seat(other, latest);
    }

    /** With these exercises alone, under these titles. */
    Seat only(Map<String, String> titles) {
        Map<String, Graded> kept = new TreeMap<>();
        latest.forEach((exercise, graded) -> {
            if (titles.containsKey(exercise)) {
                Entry entry = graded.entry().titled(titles.get(exercise));
                kept.put(exercise, new Graded(entry, graded.finished()));
            }
        });
        return new Seat(name, kept);
    }

    /** How many exercises pass. */
    public int solved() {
        return (int) latest.values().stream()
                .filter(graded -> graded.entry().passed())
                .count();
    }

    /** The points of all exercises. */
    public int points() {
        return latest.values().stream()
                .mapToInt(graded -> graded.entry().points())
                .sum();
    }

    /** Where it is stuck: of what was started and does not pass, that of the newest run, the first in order. */
    public Optional<Graded> stuck() {
        return latest.values().stream()
                .filter(graded -> graded.entry().started()
                        && !graded.entry().passed()
                        && !graded.entry().faulty())
                .min(Comparator.comparing(Graded::finished, Comparator.reverseOrder())
                        .thenComparing(graded -> graded.entry().name()));
    }

    /** When its newest run ended. */
    public Instant newest() {
        return latest.values().stream()
                .map(Graded::finished)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** All of it as if one run had said it. */
    public ResultFile together() {
        List<Entry> entries = new ArrayList<>();
        latest.values().forEach(graded -> entries.add(graded.entry()));
        return new ResultFile("", "", newest(), entries);
    }
}
