package io.github.primeskata.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Variant;
import io.github.primeskata.catalog.Variant.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictRecordTest {

    private static final String NAME = "e410_threads";
    private static final VerdictRecord THREE = VerdictRecord.EMPTY.plus(NAME, "k1", 2, Load.IDLE, 3);

    private final Exercise exercise = Samples.exercise(NAME);
    private final Variant right = new Variant(exercise, Kind.REFERENCE, "reference", Map.of(), "", "");
    private final Variant wrong = new Variant(exercise, Kind.BROKEN, "no-lock", Map.of(), "RACE", "C2");
    private final VerdictRecording recording =
            new VerdictRecording(Load.IDLE, Map.of(exercise, List.of(right, wrong)), Map.of(exercise, "k1"));

    @TempDir
    Path folder;

    private static MatrixRow row(Variant variant, String outcome, int rounds) {
        return new MatrixRow(variant, Map.of(outcome, rounds), rounds, "");
    }

    @Test
    void rounds_add_up_under_one_load() {
        VerdictRecord record = THREE.plus(NAME, "k1", 2, Load.LOADED, 5).plus(NAME, "k1", 2, Load.IDLE, 4);
        assertEquals(7, record.rounds(NAME, "k1", Load.IDLE));
        assertEquals(5, record.rounds(NAME, "k1", Load.LOADED));
        assertEquals(0, record.rounds(NAME, "k1", Load.ONE_CORE));
    }

    @Test
    void rounds_of_something_else_count_for_nothing_and_are_dropped() {
        assertEquals(0, THREE.rounds(NAME, "k2", Load.IDLE));
        VerdictRecord changed = THREE.plus(NAME, "k2", 3, Load.LOADED, 1);
        assertEquals(Map.of(Load.LOADED, 1), changed.exercises().get(NAME).rounds());
    }

    @Test
    void recording_adds_the_rounds_that_all_variants_have() {
        VerdictRecord record = recording.add(THREE, List.of(row(right, "PASS", 5), row(wrong, "RACE C2", 4)));
        assertEquals(7, record.rounds(NAME, "k1", Load.IDLE));
    }

    @Test
    void recording_adds_nothing_while_a_variant_is_missing() {
        assertEquals(THREE, recording.add(THREE, List.of(row(right, "PASS", 5))));
    }

    @Test
    void recording_drops_what_is_known_when_one_verdict_was_wrong() {
        MatrixRow once = new MatrixRow(wrong, Map.of("RACE C2", 3, "PASS", 1), 4, "");
        VerdictRecord record = recording.add(THREE, List.of(row(right, "PASS", 4), once));
        assertEquals(0, record.rounds(NAME, "k1", Load.IDLE));
    }

    @Test
    void recording_takes_from_the_journal_what_it_adds() throws IOException {
        TrialJournal journal = new TrialJournal(folder.resolve("idle.jsonl"));
        Trial other = new Trial("e510_lost_update reference", "k1", "PASS", "", "", 0.5);
        journal.add(new Trial(NAME + " reference", "k1", "PASS", "", "", 0.5));
        journal.add(other);
        recording.take(journal, List.of(row(right, "PASS", 1)));
        assertEquals(2, journal.read().size());
        recording.take(journal, List.of(row(right, "PASS", 1), row(wrong, "RACE C2", 1)));
        assertEquals(List.of(other), journal.read());
    }

    @Test
    void file_keeps_the_record() throws IOException {
        Path file = folder.resolve("verdicts.csv");
        assertEquals(VerdictRecord.EMPTY, VerdictRecordFile.read(file));
        VerdictRecord record = THREE.plus("e010_prime_test", "k3", 9, Load.ONE_CORE, 1);
        VerdictRecordFile.write(file, record);
        assertEquals("""
                exercise,key,variants,idle,loaded,one-core
                e010_prime_test,k3,9,0,0,1
                e410_threads,k1,2,3,0,0
                """, Files.readString(file));
        assertEquals(3, VerdictRecordFile.read(file).rounds(NAME, "k1", Load.IDLE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<<<<<<< HEAD",
                "exercise,key,variants,idle,loaded,one-core\ne410_threads,k1,2,3",
                "exercise,key,variants,idle,loaded,one-core\ne410_threads,k1,2,3,many,0"
            })
    void file_that_is_no_record_is_named(String text) throws IOException {
        Path file = folder.resolve("verdicts.csv");
        Files.writeString(file, text);
        IOException thrown = assertThrows(IOException.class, () -> VerdictRecordFile.read(file));
        assertTrue(thrown.getMessage().startsWith(file.toString()));
    }
}
