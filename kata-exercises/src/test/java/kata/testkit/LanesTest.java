package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.LongStream;
import kata.model.RunResult;
import kata.model.WorkerReport;
import org.junit.jupiter.api.Test;

/** Which call was under way beside which other one. */
class LanesTest {

    private static Call call(long number, long thread, long begin, long end) {
        return new Call(number, "thread-" + thread, thread, false, 1, "", begin, end, number < 4);
    }

    @Test
    void calls_of_threads_have_their_places_in_the_order_of_all() {
        List<Call> calls = List.of(call(2, 7, 10, 40), call(9, 8, 20, 30), call(3, 8, 50, 60));
        assertEquals("thread-7|7|1|2|2|0-3\nthread-8|8|1|9,3|3|1-2,4-5", Lanes.of(calls));
    }

    @Test
    void call_that_has_not_ended_lasts_to_the_end() {
        List<Call> calls = List.of(call(2, 7, 10, 0), call(9, 8, 20, 30));
        assertEquals("thread-7|7|1|2|2|0-3\nthread-8|8|1|9||1-2", Lanes.of(calls));
    }

    @Test
    void workers_on_one_thread_have_no_calls_of_their_own() {
        RunResult result = new RunResult(
                List.of(new WorkerReport("a", 7, 1, List.of(2L)), new WorkerReport("b", 7, 1, List.of(3L))));
        assertEquals("a|7|1||2|\nb|7|1||3|", Lanes.of(result, List.of(call(2, 7, 1, 2), call(3, 7, 3, 4))));
    }

    @Test
    void only_calls_that_are_shown_have_places() {
        List<Call> calls = LongStream.rangeClosed(1, 60)
                .mapToObj(n -> call(n, 7, 2 * n, 2 * n + 1))
                .toList();
        String moments = Lanes.of(calls).split("\\|")[5];
        assertEquals(50, moments.split(",").length);
        assertEquals("98-99", moments.substring(moments.lastIndexOf(',') + 1));
    }
}
