package io.github.primeskata.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.measure.Pulse;
import io.github.primeskata.measure.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final Run FIRST = run(1);
    private static final Run SECOND = run(2);
    private static final Pulse PULSE = new Pulse(2, List.of(new Pulse.Beat(1, 2, 3)));

    @TempDir
    Path folder;

    private Path file;

    private static Run run(int round) {
        return new Run(
                "waiting-100",
                "learner/e410/2",
                round,
                "DONE",
                "",
                5,
                6,
                7,
                4711,
                0.25,
                1,
                List.of(new Run.Lane("Worker-1", 3, 4711, 25, "2 3 5 7 11")));
    }

    @BeforeEach
    void keepSome() throws IOException {
        file = folder.resolve("benchmark/quick.jsonl");
        Journal journal = Journal.begin(file, "k1");
        journal.add(PULSE);
        journal.add(FIRST);
        journal.add(SECOND);
    }

    @Test
    void journal_that_is_resumed_knows_all() throws IOException {
        Journal journal = Journal.resume(file, "k1").orElseThrow();
        assertEquals(List.of(FIRST, SECOND), journal.runs());
        assertEquals(List.of(PULSE), journal.pulses());
    }

    @Test
    void journal_goes_on_where_it_was_cut_short() throws IOException {
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 20));
        Journal.resume(file, "k1").orElseThrow().add(SECOND);
        assertEquals(
                List.of(FIRST, SECOND), Journal.resume(file, "k1").orElseThrow().runs());
    }

    @Test
    void journal_of_other_code_is_not_resumed() throws IOException {
        assertTrue(Journal.resume(file, "k2").isEmpty());
        assertTrue(Journal.resume(folder.resolve("none"), "k1").isEmpty());
    }

    @Test
    void journal_that_begins_anew_forgets_what_was() throws IOException {
        Journal.begin(file, "k1");
        assertEquals(List.of(), Journal.resume(file, "k1").orElseThrow().runs());
    }
}
