package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import kata.testkit.Company.Outcome;
import kata.testkit.Interleaving.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The places where a test can park the learner's threads: tally and queue. */
class SeamsTest {

    private Company company;

    @BeforeEach
    void gather() {
        Bystanders.remember();
        TestScope.begin();
        company = Company.gather();
    }

    @AfterEach
    void scatter() {
        TestScope.current().end();
    }

    @Test
    void tally_parked_thread_lets_another_write_and_undoes_it() throws Exception {
        ObservedTally tally = new ObservedTally(0).parkBeforeWrite();
        Member<Void> first = company.start("first", () -> raise(tally));
        assertEquals(Outcome.MET, company.awaitUntil(tally::hasParked));
        company.resultOf(company.start("second", () -> raise(tally)));

        tally.release();
        company.resultOf(first);

        assertEquals(1, tally.value());
        assertEquals("""
                first    second
                read 0
                         read 0
                         write 1
                write 1 <-""", tally.interleaving().table());
    }

    @Test
    void tally_can_be_asked_while_its_monitor_is_held_by_a_parked_thread() throws Exception {
        ObservedTally tally = new ObservedTally(0).parkBeforeWrite();
        Member<Void> first = company.start("first", () -> {
            synchronized (tally) {
                return raise(tally);
            }
        });

        assertEquals(Outcome.MET, company.awaitUntil(tally::hasParked));
        assertEquals(1, tally.reads());
        tally.release();
        company.resultOf(first);
    }

    @Test
    void queue_parked_thread_goes_on_when_another_has_taken_the_last() throws Exception {
        ObservedQueue queue = new ObservedQueue(1).parkAtTheLast();
        Member<Long> first = company.start("first", () -> lookAndTake(queue));
        assertEquals(Outcome.STALLED, company.awaitUntil(first::isDone));

        assertEquals(1, company.resultOf(company.start("second", () -> lookAndTake(queue))));

        assertNull(company.resultOf(first));
        assertTrue(queue.wasOvertaken());
        assertEquals("""
                first          second
                isEmpty false
                               isEmpty false
                               poll 1
                poll null <-""", queue.interleaving().table());
    }

    @Test
    void queue_parked_thread_that_is_let_go_was_not_overtaken() throws Exception {
        ObservedQueue queue = new ObservedQueue(1).parkAtTheLast();
        Member<Long> first = company.start("first", () -> lookAndTake(queue));

        assertEquals(1, company.resultOf(first, queue::release));
        assertFalse(queue.wasOvertaken());
    }

    @Test
    void queue_does_not_park_who_takes_in_one_step() throws Exception {
        ObservedQueue queue = new ObservedQueue(2).parkAtTheLast();

        assertEquals(2, company.resultOf(company.start("first", () -> {
            queue.poll();
            return queue.poll();
        })));
    }

    @Test
    void queue_parks_who_has_taken_the_last_while_others_find_it_empty() throws Exception {
        ObservedQueue queue = new ObservedQueue(2).parkHavingTakenTheLast();
        Member<Long> first = company.start("first", () -> {
            queue.poll();
            return queue.poll();
        });
        assertEquals(Outcome.STALLED, company.awaitUntil(first::isDone));
        assertFalse(queue.wasFoundEmptyMeanwhile());

        assertNull(company.resultOf(company.start("second", queue::poll)));

        assertTrue(queue.wasFoundEmptyMeanwhile());
        assertTrue(queue.release());
        assertEquals(2, company.resultOf(first));
        assertEquals("""
                first   second
                poll 1
                poll 2
                        poll null <-""", queue.interleaving().table());
    }

    @Test
    void queue_parks_who_gives_back_before_the_number_is_there() throws Exception {
        ObservedQueue queue = new ObservedQueue(0).parkBeforeGivingBack();
        Member<Boolean> first = company.start("first", () -> queue.add(7L));
        assertEquals(Outcome.STALLED, company.awaitUntil(first::isDone));

        assertTrue(company.resultOf(company.start("second", queue::isEmpty)));
        queue.release();
        company.resultOf(first);

        assertEquals(7, queue.poll());
        assertTrue(queue.wasFoundEmptyMeanwhile());
        assertEquals("""
                first             second
                about to offer 7
                                  isEmpty true <-""", queue.interleaving().table());
    }

    @Test
    void queue_parks_who_overtakes_another_when_it_has_taken() throws Exception {
        ObservedQueue queue = new ObservedQueue(1).parkAtTheLast().parkHavingTakenTheLast();
        Member<Long> first = company.start("first", () -> lookAndTake(queue));
        assertEquals(Outcome.STALLED, company.awaitUntil(first::isDone));
        Member<Long> second = company.start("second", queue::poll);

        assertNull(company.resultOf(first));
        assertFalse(second.isDone());
        assertTrue(queue.wasOvertaken());
        assertTrue(queue.wasFoundEmptyLast());
        assertEquals(1, company.resultOf(second, queue::release));
        assertTrue(queue.wasFoundEmptyLast());
        assertEquals("""
                first          second
                isEmpty false
                               poll 1
                poll null <-""", queue.interleaving().table());
    }

    @Test
    void queue_of_which_something_was_taken_last_was_not_found_empty() {
        ObservedQueue queue = new ObservedQueue(1);
        assertFalse(queue.wasFoundEmptyLast());
        queue.peek();
        assertFalse(queue.wasFoundEmptyLast());
        queue.poll();
        assertFalse(queue.wasFoundEmptyLast());
        queue.contains(1L);
        assertTrue(queue.wasFoundEmptyLast());
        queue.add(1L);
        assertFalse(queue.wasFoundEmptyLast());
        assertFalse(queue.wasFoundEmptyMeanwhile());
    }

    @Test
    void interleaving_table_too_wide_gives_up_the_file_names() {
        String table = new Interleaving(List.of(
                        new Step("Worker-1", "isEmpty false", "ThreadsRunner.java:33", false),
                        new Step("Worker-2", "isEmpty false", "ThreadsRunner.java:33", false),
                        new Step("Worker-3", "isEmpty false", "ThreadsRunner.java:33", true)))
                .table();

        assertTrue(table.lines().allMatch(line -> line.length() <= 78), table);
        assertTrue(table.endsWith("isEmpty false (33) <-"), table);
    }

    @Test
    void interleaving_too_wide_for_columns_has_a_line_for_each_step_and_cuts_nothing() {
        String table = new Interleaving(List.of(
                        new Step("first", "call ConcurrentLinkedQueue.isEmpty", "Runner.java:31", false),
                        new Step("second", "call ConcurrentLinkedQueue.poll", "Runner.java:32", false),
                        new Step("third", "call ConcurrentLinkedQueue.remove", "Runner.java:33", true)))
                .table();

        assertEquals("""
                first   call ConcurrentLinkedQueue.isEmpty (Runner.java:31)
                second  call ConcurrentLinkedQueue.poll (Runner.java:32)
                third   call ConcurrentLinkedQueue.remove (Runner.java:33) <-""", table);
    }

    @Test
    void interleaving_lines_keep_a_step_on_its_line_whatever_a_thread_is_called() {
        String lines = new Interleaving(List.of(
                        new Step("a|b\nc", "read 0", "PrimeCounter.java:22", false),
                        new Step("d", "write 1", "", true)))
                .lines();

        assertEquals("a b c|read 0|PrimeCounter.java:22|false\nd|write 1||true", lines);
    }

    private static Long lookAndTake(ObservedQueue queue) {
        if (queue.isEmpty()) {
            return 0L;
        }
        return queue.poll();
    }

    private static Void raise(ObservedTally tally) {
        tally.write(tally.read() + 1);
        return null;
    }
}
