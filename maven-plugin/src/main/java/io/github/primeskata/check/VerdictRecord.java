package io.github.primeskata.check;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often whole exercises have been graded without one wrong verdict, under which load; immutable. It outlives the
 * machine on which that was done, and counts as long as nothing changes that decides about the exercise.
 *
 * @param exercises by the exercise's name
 */
public record VerdictRecord(Map<String, Entry> exercises) {

    /**
     * What is known of one exercise.
     *
     * @param key of all that decided about its variants
     * @param variants how many it had
     * @param rounds how often each of them was graded, by load; a load that is not here was not tried
     */
    public record Entry(String key, int variants, Map<Load, Integer> rounds) {

        /** Keeps a copy. */
        public Entry {
            rounds = Map.copyOf(rounds);
        }
    }

    /** Nothing is known. */
    public static final VerdictRecord EMPTY = new VerdictRecord(Map.of());

    /** Keeps a copy. */
    public VerdictRecord {
        exercises = Map.copyOf(exercises);
    }

    /** How often its variants were graded under that load; 0 if something has changed since then. */
    public int rounds(String exercise, String key, Load load) {
        Entry entry = exercises.get(exercise);
        return entry == null || !entry.key.equals(key) ? 0 : entry.rounds.getOrDefault(load, 0);
    }

    /** With so many more rounds, all of them without a wrong verdict. What was known with another key is dropped. */
    public VerdictRecord plus(String exercise, String key, int variants, Load load, int more) {
        return with(exercise, key, variants, load, rounds(exercise, key, load) + more);
    }

    /** Without what is known under that load: a verdict was wrong. */
    public VerdictRecord without(String exercise, String key, int variants, Load load) {
        return with(exercise, key, variants, load, 0);
    }

    private VerdictRecord with(String exercise, String key, int variants, Load load, int rounds) {
        Map<Load, Integer> known = new EnumMap<>(Load.class);
        Entry before = exercises.get(exercise);
        if (before != null && before.key.equals(key)) {
            known.putAll(before.rounds);
        }
        known.put(load, rounds);
        Map<String, Entry> all = new TreeMap<>(exercises);
        all.put(exercise, new Entry(key, variants, known));
        return new VerdictRecord(all);
    }
}
