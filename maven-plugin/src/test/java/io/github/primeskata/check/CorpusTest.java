package io.github.primeskata.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Variant;
import io.github.primeskata.catalog.Variant.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {

    private final Variant right =
            new Variant(Samples.exercise("e410_threads"), Kind.REFERENCE, "reference", Map.of(), "", "");
    private final Variant wrong =
            new Variant(Samples.exercise("e410_threads"), Kind.BROKEN, "no-lock", Map.of(), "RACE", "C2");
    private final List<String> judged = Collections.synchronizedList(new ArrayList<>());
    private String key = "k1";
    private TrialJournal journal;

    @TempDir
    Path folder;

    @BeforeEach
    void openJournal() {
        journal = new TrialJournal(folder.resolve("corpus/idle.jsonl"));
    }

    private Corpus corpus(String outcomeOfWrong) {
        return new Corpus(journal, variant -> key, variant -> {
            judged.add(variant.name());
            String outcome = variant == right ? "PASS" : outcomeOfWrong;
            return new Trial(Corpus.label(variant), key, outcome, "", "", 0.25);
        });
    }

    private List<MatrixRow> run(Corpus corpus, int rounds) throws IOException, InterruptedException {
        return corpus.run(List.of(right, wrong), variant -> rounds, 1, (variant, trial, clean, of) -> {});
    }

    @Test
    void corpus_grades_all_once_before_any_twice() throws Exception {
        run(corpus("RACE C2"), 3);
        assertEquals(List.of("reference", "no-lock", "reference", "no-lock", "reference", "no-lock"), judged);
    }

    @Test
    void corpus_goes_on_where_an_earlier_run_has_ended() throws Exception {
        run(corpus("RACE C2"), 2);
        judged.clear();
        List<MatrixRow> rows = run(corpus("RACE C2"), 3);
        assertEquals(List.of("reference", "no-lock"), judged);
        assertEquals(List.of(3, 3), rows.stream().map(MatrixRow::rounds).toList());
    }

    @Test
    void corpus_with_fewer_rounds_than_are_done_grades_nothing() throws Exception {
        run(corpus("RACE C2"), 2);
        judged.clear();
        assertEquals(2, run(corpus("RACE C2"), 0).get(1).hits());
        assertEquals(List.of(), judged);
    }

    @Test
    void corpus_forgets_what_was_found_with_other_tests() throws Exception {
        run(corpus("PASS"), 2);
        key = "k2";
        judged.clear();
        List<MatrixRow> rows = run(corpus("RACE C2"), 1);
        assertEquals(List.of("reference", "no-lock"), judged);
        assertEquals(Map.of("RACE C2", 1), rows.get(1).got());
    }

    @Test
    void corpus_with_one_other_outcome_in_an_earlier_run_is_not_clean() throws Exception {
        run(corpus("PASS"), 1);
        List<MatrixRow> rows = run(corpus("RACE C2"), 20);
        assertEquals(List.of(20, 19), rows.stream().map(MatrixRow::hits).toList());
        assertEquals(List.of(true, false), rows.stream().map(MatrixRow::clean).toList());
    }

    @Test
    void corpus_keeps_what_is_done_when_a_grading_fails() throws Exception {
        Corpus failing = new Corpus(journal, variant -> key, variant -> {
            if (variant == wrong) {
                throw new IOException("disk full");
            }
            return new Trial(Corpus.label(variant), key, "PASS", "", "", 0.25);
        });
        assertThrows(IOException.class, () -> run(failing, 1));
        assertEquals(1, journal.read().size());
    }

    @Test
    void corpus_tells_of_each_trial_and_how_many_there_will_be() throws Exception {
        List<String> told = new ArrayList<>();
        corpus("PASS")
                .run(
                        List.of(right, wrong),
                        variant -> 1,
                        1,
                        (variant, trial, clean, of) ->
                                told.add(variant.name() + " " + trial.outcome() + " " + clean + " " + of));
        assertEquals(List.of("reference PASS true 2", "no-lock PASS false 2"), told);
    }

    @Test
    void journal_that_was_cut_short_keeps_all_whole_lines() throws Exception {
        Trial first = new Trial("e410_threads broken/no-lock", "k1", "RACE C2", "", "", 0.25);
        Trial second = new Trial("e410_threads reference", "k1", "PASS", "", "", 0.5);
        journal.add(first);
        Path file = folder.resolve("corpus/idle.jsonl");
        Files.writeString(file, Files.readString(file) + "\n{\"variant\":\"e410_thr");
        journal.add(second);
        assertEquals(List.of(first, second), journal.read());
    }

    @Test
    void load_keeps_a_thread_a_processor_busy_until_it_is_closed() throws Exception {
        Load.Running running = Load.LOADED.begin(2);
        List<Thread> spinning = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("primes-load-"))
                .toList();
        running.close();
        assertEquals(2, spinning.size());
        for (Thread thread : spinning) {
            thread.join(10_000);
            assertTrue(!thread.isAlive());
        }
    }
}
