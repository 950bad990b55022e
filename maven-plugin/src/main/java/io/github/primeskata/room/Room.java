package io.github.primeskata.room;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.result.Entry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A room: its seats, and what became of each exercise. Of the files nothing is taken over but verdicts, points and
 * text; which exercises there are, and what they are called, says the checkout.
 *
 * @param seats in the order in which they are shown
 * @param exercises all of the checkout, in their order
 * @param skipped what could not be read, and why
 * @param anonymous whether seats are numbers
 */
public record Room(List<Seat> seats, List<Exercise> exercises, List<Skipped> skipped, boolean anonymous) {

    /**
     * A file that is left out.
     *
     * @param file its name, relative to the folder
     * @param why one line
     */
    public record Skipped(String file, String why) {}

    /**
     * What became of an exercise in the room.
     *
     * @param exercise which one
     * @param solved seats where it passes
     * @param failing seats where it was started and does not pass
     * @param undecided seats where the grader failed
     * @param commonest the failure that most seats have
     */
    public record Standing(Exercise exercise, int solved, int failing, int undecided, Optional<Commonest> commonest) {}

    /**
     * A failure that several seats share.
     *
     * @param verdict its word
     * @param check the sentence of the check that failed
     * @param seats how many have it
     */
    public record Commonest(String verdict, String check, int seats) {}

    /** Keeps unmodifiable copies. */
    public Room {
        seats = List.copyOf(seats);
        exercises = List.copyOf(exercises);
        skipped = List.copyOf(skipped);
    }

    /** The room of what a folder holds, by name; or by number, in an order that says nothing of the names. */
    public static Room of(RoomFolder.Content content, List<Exercise> exercises, boolean anonymous) {
        Map<String, String> titles = exercises.stream()
                .collect(Collectors.toMap(
                        Exercise::name, exercise -> exercise.page().title()));
        List<Seat> seats = content.seats().stream()
                .map(seat -> seat.only(titles))
                .sorted(
                        anonymous
                                ? Comparator.comparing(seat -> hash(seat.name()))
                                : Comparator.comparing(Seat::name, String.CASE_INSENSITIVE_ORDER)
                                        .thenComparing(Seat::name))
                .toList();
        if (!anonymous) {
            return new Room(seats, exercises, content.skipped(), false);
        }
        List<Seat> numbered = new ArrayList<>();
        for (Seat seat : seats) {
            numbered.add(seat.named(Integer.toString(numbered.size() + 1)));
        }
        return new Room(numbered, exercises, content.skipped(), true);
    }

    /** The exercises that somebody has started, with what became of them. */
    public List<Standing> standings() {
        return exercises.stream()
                .map(this::standing)
                .filter(one -> one.solved() + one.failing() + one.undecided() > 0)
                .toList();
    }

    private Standing standing(Exercise exercise) {
        List<Entry> entries = seats.stream()
                .map(seat -> seat.latest().get(exercise.name()))
                .filter(graded -> graded != null && graded.entry().started())
                .map(Seat.Graded::entry)
                .toList();
        int solved = (int) entries.stream().filter(Entry::passed).count();
        int undecided = (int) entries.stream().filter(Entry::faulty).count();
        return new Standing(exercise, solved, entries.size() - solved - undecided, undecided, commonest(entries));
    }

    private static Optional<Commonest> commonest(List<Entry> entries) {
        Map<List<String>, Integer> counts = new HashMap<>();
        for (Entry entry : entries) {
            if (!entry.passed() && !entry.faulty()) {
                String check = entry.failure().map(Entry.Rejection::check).orElse("");
                counts.merge(List.of(entry.verdict(), check), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .min(Comparator.<Map.Entry<List<String>, Integer>>comparingInt(one -> -one.getValue())
                        .thenComparing(one -> String.join("\n", one.getKey())))
                .map(one -> new Commonest(one.getKey().get(0), one.getKey().get(1), one.getValue()));
    }

    private static String hash(String name) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
