package io.github.primeskata.check;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Variant;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Moves what a {@link TrialJournal} has of whole exercises into a {@link VerdictRecord}. */
final class VerdictRecording {

    private final Load load;
    private final Map<Exercise, List<Variant>> variants;
    private final Map<Exercise, String> keys;

    /**
     * A recording.
     *
     * @param variants all of each exercise that is recorded
     * @param keys of all that decides about each exercise's variants
     */
    VerdictRecording(Load load, Map<Exercise, List<Variant>> variants, Map<Exercise, String> keys) {
        this.load = load;
        this.variants = variants;
        this.keys = keys;
    }

    /** A recording of files as they are now. */
    static VerdictRecording of(Load load, List<Variant> variants, VariantKeys keys) throws IOException {
        Map<Exercise, List<Variant>> byExercise = variants.stream().collect(Collectors.groupingBy(Variant::exercise));
        Map<Exercise, String> byKey = new HashMap<>();
        for (Map.Entry<Exercise, List<Variant>> entry : byExercise.entrySet()) {
            byKey.put(entry.getKey(), keys.of(entry.getValue()));
        }
        return new VerdictRecording(load, byExercise, byKey);
    }

    /** How often this variant was graded, together with all others of its exercise, as the record knows. */
    int rounds(VerdictRecord record, Variant variant) {
        return record.rounds(variant.exercise().name(), keys.get(variant.exercise()), load);
    }

    /**
     * The record with these rows. Where all variants of an exercise are clean, the rounds that each of them has are
     * added; where a verdict was wrong once, the record under this load is dropped. A pure function.
     */
    VerdictRecord add(VerdictRecord record, List<MatrixRow> rows) {
        VerdictRecord result = record;
        for (Map.Entry<Exercise, List<MatrixRow>> entry : byExercise(rows).entrySet()) {
            Exercise exercise = entry.getKey();
            List<Variant> own = variants.get(exercise);
            String key = keys.get(exercise);
            if (!entry.getValue().stream().allMatch(MatrixRow::clean)) {
                result = result.without(exercise.name(), key, own.size(), load);
            } else if (isWhole(exercise, entry.getValue())) {
                int fewest = entry.getValue().stream()
                        .mapToInt(MatrixRow::rounds)
                        .min()
                        .orElseThrow();
                result = result.plus(exercise.name(), key, own.size(), load, fewest);
            }
        }
        return result;
    }

    /** Takes the trials out of the journal that {@link #add} adds, so that none is added twice. */
    void take(TrialJournal journal, List<MatrixRow> rows) throws IOException {
        Set<String> taken = new HashSet<>();
        for (Map.Entry<Exercise, List<MatrixRow>> entry : byExercise(rows).entrySet()) {
            if (isWhole(entry.getKey(), entry.getValue())) {
                entry.getValue().forEach(row -> taken.add(Corpus.label(row.variant())));
            }
        }
        journal.remove(trial -> taken.contains(trial.variant()));
    }

    private boolean isWhole(Exercise exercise, List<MatrixRow> rows) {
        return rows.size() == variants.get(exercise).size() && rows.stream().allMatch(MatrixRow::clean);
    }

    private static Map<Exercise, List<MatrixRow>> byExercise(List<MatrixRow> rows) {
        return rows.stream().collect(Collectors.groupingBy(row -> row.variant().exercise()));
    }
}
