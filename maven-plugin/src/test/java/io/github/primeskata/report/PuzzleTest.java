package io.github.primeskata.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.primeskata.grade.Step;
import io.github.primeskata.report.Puzzle.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PuzzleTest {

    /** Steps as {@code a read 0}: the thread, then what it did. */
    private static List<Step> steps(String... texts) {
        return Arrays.stream(texts)
                .map(text -> new Step(text.substring(0, 1), text.substring(2), "A.java:1", false))
                .toList();
    }

    private static Map<String, String> ends(Puzzle puzzle) {
        Map<String, String> ends = new TreeMap<>();
        puzzle.orders().forEach((path, moment) -> ends.put(path, moment.outcome() + " " + moment.shared()));
        return ends;
    }

    @Test
    void lost_update_breaks_wherever_both_have_read_before_a_write() {
        Puzzle puzzle = Puzzle.of(steps("a read 0", "b read 0", "b write 1", "a write 1"))
                .orElseThrow();
        assertEquals("0110", puzzle.recorded());
        assertEquals(
                Map.of(
                        "0011", "HOLDS {the shared number=2}",
                        "1100", "HOLDS {the shared number=2}",
                        "0101", "BREAKS {the shared number=1}",
                        "0110", "BREAKS {the shared number=1}",
                        "1001", "BREAKS {the shared number=1}",
                        "1010", "BREAKS {the shared number=1}"),
                ends(puzzle));
        assertEquals("read 1", puzzle.moments().get("001").did());
        assertEquals("write 2", puzzle.moments().get("001").next().get(1));
        assertEquals(Outcome.OPEN, puzzle.moments().get("01").outcome());
    }

    @Test
    void several_numbers_are_told_apart() {
        Puzzle puzzle = Puzzle.of(steps(
                        "a read 1: 100",
                        "b read 1: 100",
                        "b write 1: 90",
                        "a write 1: 70",
                        "a read 2: 5",
                        "a write 2: 35"))
                .orElseThrow();
        assertEquals(
                Map.of("1", "60", "2", "35"), puzzle.moments().get("110000").shared());
        assertEquals(
                "1 is 70 and not 60, an update is lost",
                puzzle.moments().get(puzzle.recorded()).broken());
    }

    @Test
    void queue_breaks_only_if_a_number_was_promised() {
        Puzzle puzzle = Puzzle.of(steps("a isEmpty false", "b isEmpty false", "b poll 1", "a poll null"))
                .orElseThrow();
        assertEquals(Outcome.BREAKS, puzzle.moments().get("0110").outcome());
        assertEquals(Outcome.BREAKS, puzzle.moments().get("1001").outcome());
        assertEquals(Outcome.HOLDS, puzzle.moments().get("001").outcome());
        assertEquals("isEmpty true", puzzle.moments().get("001").did());
        assertEquals(List.of(1), puzzle.moments().get("001").away(), "what it does then is not recorded");
        assertEquals(List.of("", ""), puzzle.moments().get("001").next());
    }

    @Test
    void queue_that_is_peeked_into_promises_its_number() {
        Puzzle puzzle = Puzzle.of(steps("a peek 1", "b peek 1", "b poll 1", "a poll null"))
                .orElseThrow();
        assertEquals(Outcome.BREAKS, puzzle.moments().get("0110").outcome());
        assertEquals("peek null", puzzle.moments().get("110").did());
        assertEquals(Outcome.HOLDS, puzzle.moments().get("110").outcome());
    }

    @Test
    void list_breaks_only_where_somebody_adds_beside_another() {
        Puzzle puzzle = Puzzle.of(steps("a add 3 begins", "b size begins", "b size ends", "a add 3 ends"))
                .orElseThrow();
        assertEquals(
                Map.of(
                        "0011", "HOLDS {inside the list=nobody}",
                        "1100", "HOLDS {inside the list=nobody}",
                        "0101", "BREAKS {inside the list=nobody}",
                        "0110", "BREAKS {inside the list=nobody}",
                        "1001", "BREAKS {inside the list=nobody}",
                        "1010", "BREAKS {inside the list=nobody}"),
                ends(puzzle));
        assertEquals(
                Map.of("inside the list", "a (add 3), b (size)"),
                puzzle.moments().get("01").shared());
        assertEquals(
                "a was in add 3 when b began size", puzzle.moments().get("01").broken());
        assertEquals(
                "b was in size when a began add 3", puzzle.moments().get("10").broken());
    }

    @Test
    void two_readers_may_be_in_the_list_at_once() {
        Puzzle puzzle = Puzzle.of(steps(
                        "a add 3 begins",
                        "b size begins",
                        "b size ends",
                        "a add 3 ends",
                        "c copy begins",
                        "c copy ends"))
                .orElseThrow();
        assertEquals(Outcome.HOLDS, puzzle.moments().get("121200").outcome());
    }

    @Test
    void largest_number_is_lost_where_a_refusal_is_not_followed_by_another_try() {
        Puzzle puzzle = Puzzle.of(steps("a get 0", "b get 0", "b set 0 to 3", "a set 0 to 5: refused"))
                .orElseThrow();
        assertEquals(
                Map.of(
                        "001", "HOLDS {the shared number=5}",
                        "1100", "HOLDS {the shared number=5}",
                        "0101", "HOLDS {the shared number=5}",
                        "0110", "BREAKS {the shared number=3}",
                        "1001", "HOLDS {the shared number=5}",
                        "1010", "BREAKS {the shared number=3}"),
                ends(puzzle));
        assertEquals("get 5", puzzle.moments().get("001").did());
        assertEquals("set 3 to 5", puzzle.moments().get("1100").did(), "it sets by what it has read");
        assertEquals("set 0 to 3: refused", puzzle.moments().get("0101").did());
        assertEquals(
                "the largest number found is 5, and 3 is kept",
                puzzle.moments().get("0110").broken());
    }

    @Test
    void what_follows_a_refusal_that_was_not_recorded_is_not_known() {
        Puzzle puzzle = Puzzle.of(steps("a get 0", "b get 0", "b get 0", "b set 0 to 11", "a get 11", "a set 11 to 5"))
                .orElseThrow();
        assertEquals(Outcome.BREAKS, puzzle.moments().get("011100").outcome());
        assertEquals(Outcome.HOLDS, puzzle.moments().get("1110").outcome(), "it reads 11 and has nothing to do");
        assertEquals("set 0 to 11: refused", puzzle.moments().get("011001").did());
        assertEquals(Outcome.UNKNOWN, puzzle.moments().get("011001").outcome());
        assertEquals(List.of(1), puzzle.moments().get("011001").away());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // One thread; steps of which nothing is known; steps without values.
                "a read 0|a write 1",
                "a read 0|b read 0|b write 1|a …|a write 1",
                "a write stopped|b read stopped: old or new?",
                "a set 0 to 1|b set 0 to 1: refused",
                // It does not break by the model, in any order or in the recorded one.
                "a read 0|a write 1|b read 1|b write 2",
                "a read 0|b read 0",
                // Nobody can have taken it.
                "a isEmpty false|a poll null|b isEmpty false|b poll null",
                // The answers are not those of the model.
                "a read 0|b read 7|b write 8|a write 1",
                "a read 0|b read 0|b write 1|a read 0|a write 1",
                // By what a thread has written is not clear.
                "a read 0|b read 0|a read 0|b write 1|a write 1",
                "a write 1|b read 1|a write 1",
                // Which numbers were there first is not clear.
                "a isEmpty false|b isEmpty false|b poll 1|a poll 2|a poll null",
                // A call that does not end, or is none of a list; no order holds; two readers.
                "a add 3 begins|b size begins|b size ends",
                "a add 3 begins|b isPrime begins|b isPrime ends|a add 3 ends",
                "a add 3 ends|b size begins|b size ends|a add 3 begins",
                "a copy begins|b size begins|b size ends|a copy ends",
                // It compares with what it has not read, or sets two numbers; the answer is not the model's.
                "a get 0|b get 0|b set 0 to 3|a set 3 to 5",
                "a get 0|b get 0|b set 0 to 3|a set 0 to 5: refused|b get 3|b set 3 to 4",
                "a get 0|b get 0|b set 0 to 3|a set 0 to 5",
                "a get 0|b get 0|b set 0 to 3|a get 3",
                ""
            })
    void what_cannot_be_told_truly_is_no_puzzle(String text) {
        assertEquals(Optional.empty(), Puzzle.of(text.isEmpty() ? List.of() : steps(text.split("\\|"))), text);
    }

    @Test
    void many_steps_are_no_puzzle() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            texts.add("a read " + i);
            texts.add("a write " + (i + 1));
        }
        texts.add(1, "b read 0");
        for (int i = 1; i < 8; i++) {
            texts.add("b write " + i);
            texts.add("b read " + i);
        }
        assertEquals(Optional.empty(), Puzzle.of(steps(texts.toArray(String[]::new))));
    }

    @Test
    void moments_lead_from_one_to_the_next() {
        Puzzle puzzle = Puzzle.of(steps("a read 0", "b read 0", "b write 1", "a write 1"))
                .orElseThrow();
        puzzle.moments().forEach((path, moment) -> {
            for (int i = 0; i < 2; i++) {
                assertEquals(!moment.next().get(i).isEmpty(), puzzle.moments().containsKey(path + i), path + i);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "read 0, read",
        "write 1: 90, write 1:",
        "isEmpty false, isEmpty",
        "poll null, poll",
        "set 0 to 5: refused, set to 5",
        "set 3 to 5, set to 5",
        "add 2 begins, add 2 begins"
    })
    void page_does_not_tell_answers_beforehand(String action, String shown) {
        assertEquals(shown, PuzzlePage.withoutAnswer(action));
    }
}
