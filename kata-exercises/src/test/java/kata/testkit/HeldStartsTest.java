package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import kata.testkit.Company.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who makes a thread is held before it is there. */
class HeldStartsTest {

    private final List<String> done = new CopyOnWriteArrayList<>();
    private Company company;
    private HeldStarts starts;

    @BeforeEach
    void gather() {
        Bystanders.remember();
        TestScope.begin();
        company = Company.gather();
        starts = new HeldStarts();
    }

    @AfterEach
    void scatter() {
        TestScope.current().end();
    }

    private Void makeTwo() throws InterruptedException {
        Thread first = new Thread(() -> done.add("first"));
        first.start();
        Thread second = new Thread(() -> done.add("second"));
        second.start();
        first.join();
        second.join();
        return null;
    }

    @Test
    void what_was_started_before_can_end_while_the_next_thread_is_being_made() throws Exception {
        Member<Void> maker = company.start("maker", () -> {
            starts.watch();
            return makeTwo();
        });
        assertEquals(Outcome.STALLED, company.awaitUntil(() -> !done.isEmpty()), "held before the first is made");
        assertTrue(starts.letGo());
        assertEquals(Outcome.MET, company.awaitUntil(() -> !done.isEmpty()));
        assertEquals(List.of("first"), done);
        assertFalse(maker.isDone());

        company.resultOf(maker, starts::letGo);
        assertEquals(List.of("first", "second"), done);
        assertFalse(starts.letGo(), "nobody is held any more");
    }

    @Test
    void a_thread_that_a_watched_one_has_made_is_held_too() throws Exception {
        Member<Void> maker = company.start("maker", () -> {
            starts.watch();
            Thread between = new Thread(() -> {
                Thread last = new Thread(() -> done.add("last"));
                last.start();
                done.add("between");
            });
            between.start();
            between.join();
            return null;
        });
        assertEquals(Outcome.STALLED, company.awaitUntil(() -> !done.isEmpty()));
        assertTrue(starts.letGo());
        assertEquals(Outcome.STALLED, company.awaitUntil(() -> !done.isEmpty()), "the one between is held");
        company.resultOf(maker, starts::letGo);
        assertTrue(done.contains("between"));
    }

    @Test
    void who_is_not_watched_makes_threads_freely() throws Exception {
        company.resultOf(company.start("other", this::makeTwo));
        assertEquals(2, done.size());
    }
}
