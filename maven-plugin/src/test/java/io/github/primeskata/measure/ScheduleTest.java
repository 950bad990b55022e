package io.github.primeskata.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Contestant LOOP = Simulated.contestant(Origin.OURS, Simulated.LOOP, 1);
    private final Block small = new Block(100_000, Duration.ZERO, List.of(LOOP));
    private final Block middle = new Block(1_000_000, Duration.ZERO, List.of(LOOP));
    private final Block large = new Block(10_000_000, Duration.ZERO, List.of(LOOP));
    private final Map<String, Integer> done = new HashMap<>();
    private final Map<String, Double> took = new HashMap<>();

    /** Runs until it is over; a round takes as long as is said. Returns the blocks in the order of their rounds. */
    private List<Long> play(Schedule schedule, Map<Block, Double> seconds) {
        List<Long> order = new ArrayList<>();
        double spent = 0;
        while (true) {
            Optional<Block> next = schedule.next(new Schedule.State(done, took, spent));
            if (next.isEmpty()) {
                return order;
            }
            order.add(next.get().last());
            done.merge(next.get().key(), 1, Integer::sum);
            took.put(next.get().key(), seconds.get(next.get()));
            spent += seconds.get(next.get());
        }
    }

    private int rounds(Block block) {
        return done.getOrDefault(block.key(), 0);
    }

    @Test
    void rounds_that_are_asked_for_take_place_whatever_they_cost() {
        Schedule schedule = new Schedule(List.of(small, middle), 1, 3);
        List<Long> order = play(schedule, Map.of(small, 100.0, middle, 100.0));
        assertEquals(List.of(100_000L, 1_000_000L, 100_000L, 1_000_000L, 100_000L, 1_000_000L), order);
    }

    @Test
    void budget_that_is_large_gives_all_blocks_the_most_rounds() {
        play(new Schedule(List.of(small, middle), 1_000, 0), Map.of(small, 1.0, middle, 2.0));
        assertEquals(List.of(Schedule.MOST, Schedule.MOST), List.of(rounds(small), rounds(middle)));
    }

    @Test
    void small_blocks_get_enough_rounds_before_a_large_one_gets_a_second() {
        play(new Schedule(List.of(small, middle, large), 60, 0), Map.of(small, 2.0, middle, 3.0, large, 15.0));
        assertTrue(rounds(small) >= Spread.ENOUGH, done::toString);
        assertTrue(rounds(middle) >= Spread.ENOUGH, done::toString);
        assertEquals(1, rounds(large), done::toString);
    }

    @Test
    void block_that_fits_into_no_budget_is_left_out() {
        Block largest = new Block(100_000_000, Duration.ZERO, List.of(LOOP));
        play(new Schedule(List.of(small, largest), 30, 0), Map.of(small, 2.0, largest, 100.0));
        assertEquals(0, rounds(largest));
        assertTrue(rounds(small) > Spread.ENOUGH);
    }

    @Test
    void first_round_takes_place_whatever_it_costs() {
        assertEquals(List.of(10_000_000L), play(new Schedule(List.of(large), 1, 0), Map.of(large, 100.0)));
    }

    @Test
    void budget_is_kept_once_rounds_are_known() {
        Map<Block, Double> seconds = Map.of(small, 2.0, middle, 5.0, large, 40.0);
        List<Long> order = play(new Schedule(List.of(small, middle, large), 200, 0), seconds);
        double spent = order.stream()
                .mapToDouble(last -> seconds.get(List.of(small, middle, large).stream()
                        .filter(block -> block.last() == last)
                        .findFirst()
                        .orElseThrow()))
                .sum();
        assertTrue(spent <= 200, () -> order + " take " + spent);
        assertTrue(spent >= 150, () -> order + " take only " + spent);
    }

    @Test
    void time_left_is_that_of_the_rounds_to_come() {
        Schedule schedule = new Schedule(List.of(small), 1, 5);
        done.put(small.key(), 2);
        took.put(small.key(), 4.0);
        assertEquals(12, schedule.secondsLeft(new Schedule.State(done, took, 8)), 1e-9);
    }

    @Test
    void estimate_of_a_larger_block_follows_what_the_smaller_one_took() {
        Schedule schedule = new Schedule(List.of(middle, large), 1, 0);
        double before = schedule.estimate(large, new Schedule.State(done, took, 0));
        took.put(middle.key(), 10 * schedule.estimate(middle, new Schedule.State(done, took, 0)));
        double after = schedule.estimate(large, new Schedule.State(done, took, 0));
        assertTrue(after > 2 * before, before + " and " + after);
    }
}
