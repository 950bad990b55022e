package io.github.primeskata.check;

import io.github.primeskata.state.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A {@link VerdictRecord} as a table under version control: a line an exercise, a column a load. CSV without quotes, for
 * all fields are numbers and words of ours.
 */
public final class VerdictRecordFile {

    private static final List<Load> LOADS = List.of(Load.values());
    private static final String HEAD = Stream.concat(
                    Stream.of("exercise", "key", "variants"), LOADS.stream().map(Load::word))
            .collect(Collectors.joining(","));

    private VerdictRecordFile() {}

    /**
     * Reads it.
     *
     * @param file need not exist
     * @throws IOException if it cannot be read; the message names the file
     */
    public static VerdictRecord read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return VerdictRecord.EMPTY;
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
            throw new IOException(file + " does not begin with " + HEAD + ". Restore it, or remove it");
        }
        Map<String, VerdictRecord.Entry> exercises = new TreeMap<>();
        for (int i = 1; i < lines.size(); i++) {
            try {
                String[] fields = lines.get(i).split(",");
                exercises.put(fields[0], entry(fields));
            } catch (NumberFormatException | IndexOutOfBoundsException e) {
                throw new IOException(file + ", line " + (i + 1) + " is not " + HEAD + ". Restore it, or remove it", e);
            }
        }
        return new VerdictRecord(exercises);
    }

    private static VerdictRecord.Entry entry(String[] fields) {
        Map<Load, Integer> rounds = new EnumMap<>(Load.class);
        for (int i = 0; i < LOADS.size(); i++) {
            rounds.put(LOADS.get(i), Integer.parseInt(fields[3 + i]));
        }
        return new VerdictRecord.Entry(fields[1], Integer.parseInt(fields[2]), rounds);
    }

    /** Writes it, all or nothing. */
    public static void write(Path file, VerdictRecord record) throws IOException {
        Stream<String> lines = new TreeMap<>(record.exercises())
                .entrySet().stream().map(exercise -> line(exercise.getKey(), exercise.getValue()));
        AtomicFile.write(file, Stream.concat(Stream.of(HEAD), lines).collect(Collectors.joining("\n", "", "\n")));
    }

    private static String line(String exercise, VerdictRecord.Entry entry) {
        Stream<String> rounds =
                LOADS.stream().map(load -> Integer.toString(entry.rounds().getOrDefault(load, 0)));
        return Stream.concat(Stream.of(exercise, entry.key(), Integer.toString(entry.variants())), rounds)
                .collect(Collectors.joining(","));
    }
}
