package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Consumer;
import kata.testkit.sample.Samples.Monitors;
import org.junit.jupiter.api.Test;

class MonitorLinesTest {

    private final Object last = new Object();

    @Test
    void the_line_of_a_block_in_the_caller_is_known() {
        assertEquals(List.of("[synchronized (first)]"), taken(Monitors::inTheCaller));
    }

    @Test
    void a_block_that_is_closed_again_does_not_count() {
        assertEquals(List.of("[synchronized (second)]"), taken(Monitors::oneAfterTheOther));
    }

    @Test
    void of_two_blocks_in_one_frame_neither_is_known() {
        assertEquals(List.of("", ""), taken(Monitors::twoInOneFrame));
    }

    @Test
    void a_method_that_is_synchronised_takes_it_where_it_is_called() {
        assertEquals(List.of("[guarded();]"), taken(Monitors::throughAMethod));
    }

    @Test
    void a_class_of_the_jdk_takes_it_where_it_is_called() {
        assertEquals(
                List.of("[Collections.synchronizedList(new ArrayList<>(List.of(1))).forEach(one -> block());]"),
                taken(Monitors::throughTheJdk));
    }

    @Test
    void an_entrance_right_behind_another_one_is_told_from_it() {
        assertEquals(List.of("[synchronized (first)]"), taken(Monitors::lineByLine));
        assertEquals(
                "[synchronized (last)]",
                SampleLines.in(blocked(Monitors::lineByLine).line().orElseThrow()));
    }

    /** The lines where the monitors were taken that a thread holds while it is blocked; empty where not known. */
    private List<String> taken(Consumer<Monitors> method) {
        SeenThread thread = blocked(method);
        return thread.holds().stream()
                .map(held -> SampleLines.in(MonitorLines.of(thread, held).orElse("")))
                .toList();
    }

    /** What is seen of a thread that is blocked in the method. */
    private SeenThread blocked(Consumer<Monitors> method) {
        Thread thread = Thread.ofPlatform().unstarted(() -> method.accept(new Monitors(last)));
        synchronized (last) {
            thread.start();
            while (thread.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
            return Stacks.threads().stream()
                    .filter(seen -> seen.id() == thread.threadId())
                    .findFirst()
                    .orElseThrow();
        }
    }
}
