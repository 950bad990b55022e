package io.github.primeskata.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProfileTest {

    private static List<Profile.Candidate> of(Origin origin, String... exercises) {
        return Stream.of(exercises)
                .map(exercise ->
                        new Profile.Candidate(origin, Approach.of(exercise).orElseThrow()))
                .toList();
    }

    private static List<Profile.Candidate> all(Origin origin) {
        return Approach.all().stream()
                .filter(Approach::ofTheKata)
                .map(approach -> new Profile.Candidate(origin, approach))
                .toList();
    }

    private static List<String> keys(Block block) {
        return block.contestants().stream().map(Contestant::key).toList();
    }

    @Test
    void guide_has_the_rows_of_its_tables_with_its_numbers_and_delay() {
        Block block = Profile.GUIDE.blocks(all(Origin.REFERENCE), 2).get(0);
        assertEquals(1_000, block.last());
        assertEquals(Duration.ofMillis(50), block.delay());
        assertEquals(17, block.contestants().size());
        assertTrue(block.contestants().stream()
                .allMatch(contestant -> Guide.figure(block, contestant).isPresent()));
        assertEquals("reference/e110/2", block.baseline().key());
        assertEquals(
                50.5522, Guide.figure(block, block.baseline()).orElseThrow().seconds());
    }

    @Test
    void comparison_has_the_sizes_and_workers_of_the_guide() {
        List<Block> blocks = Profile.COMPARISON.blocks(all(Origin.REFERENCE), 2);
        assertEquals(
                List.of(100_000L, 1_000_000L, 10_000_000L, 50_000_000L, 100_000_000L),
                blocks.stream().map(Block::last).toList());
        Block last = blocks.get(4);
        assertEquals(
                List.of(
                        "ours/loop/1",
                        "reference/e310/10",
                        "reference/e430/10",
                        "reference/e640/10",
                        "reference/e810/10",
                        "reference/e920/10"),
                keys(last));
        assertEquals(
                keys(last).subList(0, 5),
                last.contestants().stream()
                        .filter(contestant -> Guide.figure(last, contestant).isPresent())
                        .map(Contestant::key)
                        .toList(),
                "the guide has no sieve");
    }

    @Test
    void quick_has_no_figure_of_the_guide_beside_work_that_is_not_the_guides() {
        Block waiting = Profile.QUICK.blocks(all(Origin.REFERENCE), 2).get(0);
        assertTrue(waiting.waits());
        assertTrue(waiting.contestants().stream()
                .allMatch(contestant -> Guide.figure(waiting, contestant).isEmpty()));
    }

    @Test
    void quick_without_the_synchronous_solution_begins_with_our_own_loop() {
        List<Block> blocks = Profile.QUICK.blocks(of(Origin.LEARNER, "e410"), 2);
        assertEquals(List.of("ours/loop/1", "learner/e410/2"), keys(blocks.get(0)));
        assertEquals(List.of("ours/loop/1", "learner/e410/2"), keys(blocks.get(1)));
    }

    @Test
    void quick_tries_the_best_with_one_worker_with_as_many_as_processors_and_with_more() {
        Block block = Profile.QUICK.blocks(of(Origin.LEARNER, "e430"), 4).get(1);
        assertEquals(
                List.of("ours/loop/1", "learner/e430/1", "learner/e430/2", "learner/e430/4", "learner/e430/8"),
                keys(block));
    }

    @Test
    void learner_and_reference_are_neighbours() {
        List<Profile.Candidate> both = Stream.concat(
                        of(Origin.LEARNER, "e110", "e410").stream(), of(Origin.REFERENCE, "e110", "e410").stream())
                .toList();
        Block block = Profile.QUICK.blocks(both, 2).get(0);
        assertEquals(List.of("learner/e110/2", "reference/e110/2", "learner/e410/2", "reference/e410/2"), keys(block));
    }

    @ParameterizedTest
    @EnumSource
    void nothing_solved_gives_no_block(Profile profile) {
        assertEquals(List.of(), profile.blocks(List.of(), 2));
    }

    @ParameterizedTest
    @EnumSource
    void no_contestant_stands_twice_in_a_block(Profile profile) {
        for (int processors : new int[] {1, 2, 3, 8}) {
            for (Block block : profile.blocks(all(Origin.LEARNER), processors)) {
                assertEquals(block.contestants().size(), new HashSet<>(keys(block)).size(), block::key);
            }
        }
    }

    @Test
    void every_chapter_of_approaches_is_measured_by_some_profile() {
        HashSet<String> measured = new HashSet<>();
        for (Profile profile : Profile.values()) {
            measured.addAll(profile.exercises());
        }
        assertEquals(
                new HashSet<>(all(Origin.LEARNER).stream()
                        .map(candidate -> candidate.approach().exercise())
                        .toList()),
                measured);
    }
}
