package io.github.primeskata.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is measured. */
public enum Profile {

    /** A little of everything, within a minute or two. */
    QUICK(Duration.ofMinutes(2)),

    /** The guide's tables with a delay: the same numbers, delay and workers. Six minutes a round if all is solved. */
    GUIDE(Duration.ofMinutes(10)),

    /** The guide's comparison without a delay, as far as the budget goes. */
    COMPARISON(Duration.ofMinutes(5));

    private static final long QUICK_WAITING = 100;
    private static final Duration QUICK_DELAY = Duration.ofMillis(10);
    private static final long QUICK_CALCULATING = 1_000_000;
    private static final long[] SIZES = {100_000, 1_000_000, 10_000_000, 50_000_000, 100_000_000};

    private final Duration budget;

    Profile(Duration budget) {
        this.budget = budget;
    }

    /** The word on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The profile of that word. */
    public static Optional<Profile> of(String word) {
        return Arrays.stream(values())
                .filter(profile -> profile.word().equals(word))
                .findFirst();
    }

    /** All words, in order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Profile::word).toList();
    }

    /** How long it may take if the user does not say. */
    public Duration budget() {
        return budget;
    }

    /** The ids of the exercises that it wants, in the order of the course. */
    public List<String> exercises() {
        Set<String> wanted = new TreeSet<>();
        blocks(
                        Approach.all().stream()
                                .map(approach -> new Candidate(Origin.REFERENCE, approach))
                                .toList(),
                        2)
                .forEach(block -> block.contestants().stream()
                        .filter(contestant -> contestant.approach().ofTheKata())
                        .forEach(contestant -> wanted.add(contestant.approach().exercise())));
        return List.copyOf(wanted);
    }

    /** Somebody's solution of an approach. */
    public record Candidate(Origin origin, Approach approach) {}

    /**
     * The blocks, smaller ones first. Each begins with what the others are compared with: the synchronous solution, or
     * else the benchmark's own loop. A block in which there would be nothing else is left out.
     *
     * @param candidates whose approaches are there
     * @param processors how many processors there are, at least 1
     */
    public List<Block> blocks(List<Candidate> candidates, int processors) {
        List<Block> blocks = new ArrayList<>();
        switch (this) {
            case QUICK -> {
                block(QUICK_WAITING, QUICK_DELAY, quickWaiting(), candidates).ifPresent(blocks::add);
                List<Seat> seats = scaling(processors);
                block(QUICK_CALCULATING, Duration.ZERO, seats, candidates).ifPresent(blocks::add);
            }
            case GUIDE ->
                block(Guide.NUMBERS, Duration.ofMillis(Guide.DELAY_MILLIS), Guide.waiting(), candidates)
                        .ifPresent(blocks::add);
            case COMPARISON -> {
                for (long last : SIZES) {
                    block(last, Duration.ZERO, compared(), candidates).ifPresent(blocks::add);
                }
            }
        }
        return blocks;
    }

    /** Each approach of the guide's tables once, with the greatest number of workers up to three. */
    private static List<Seat> quickWaiting() {
        List<Seat> seats = new ArrayList<>();
        for (Seat seat : Guide.waiting()) {
            int workers = Math.min(3, seat.workers());
            seats.removeIf(earlier -> earlier.exercise().equals(seat.exercise()));
            seats.add(new Seat(seat.exercise(), workers));
        }
        seats.add(new Seat("e440", 3));
        return seats;
    }

    /** Every approach with as many workers as there are processors, and the best ones with fewer and more. */
    private static List<Seat> scaling(int processors) {
        int many = Math.max(2, processors);
        List<Seat> seats = new ArrayList<>();
        for (String exercise : List.of("e110", "e310", "e410", "e440", "e820", "e910")) {
            seats.add(new Seat(exercise, many));
        }
        for (String exercise : List.of("e430", "e640", "e810")) {
            for (int workers = 1; workers < 2 * many; workers *= 2) {
                seats.add(new Seat(exercise, workers));
            }
            seats.add(new Seat(exercise, 2 * many));
        }
        return seats;
    }

    private static List<Seat> compared() {
        List<Seat> seats = new ArrayList<>();
        for (String exercise : List.of("e110", "e310", "e410", "e430", "e640", "e810", "e820", "e910", "e920")) {
            seats.add(new Seat(exercise, Guide.WORKERS));
        }
        return seats;
    }

    private Optional<Block> block(long last, Duration delay, List<Seat> seats, List<Candidate> candidates) {
        List<Contestant> contestants = new ArrayList<>();
        for (Seat seat : seats) {
            candidates.stream()
                    .filter(candidate -> candidate.approach().exercise().equals(seat.exercise()))
                    .filter(candidate ->
                            !delay.isZero() || last <= candidate.approach().most())
                    .map(candidate -> new Contestant(candidate.origin(), candidate.approach(), seat.workers()))
                    .forEach(contestants::add);
        }
        if (contestants.isEmpty()) {
            return Optional.empty();
        }
        contestants.sort(Comparator.comparing(
                        (Contestant contestant) -> contestant.approach().exercise())
                .thenComparingInt(Contestant::workers)
                .thenComparing(Contestant::origin));
        boolean synchronous = contestants.get(0).approach().exercise().equals("e110");
        if (this == COMPARISON || !synchronous) {
            contestants.add(
                    0, new Contestant(Origin.OURS, Approach.of(Approach.LOOP).orElseThrow(), 1));
        }
        return Optional.of(new Block(last, delay, contestants));
    }
}
