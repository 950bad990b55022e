package io.github.primeskata.run;

import java.util.ArrayList;
import java.util.List;

/**
 * Who did the work in one check.
 *
 * @param check the id of the check
 * @param lanes one for each worker, in their order
 */
public record Lanes(String check, List<Lane> lanes) {

    /** The key under which checks publish their lanes. */
    public static final String KEY = "kata.lanes";

    private static final int MOST_MOMENTS = 100_000;

    /** Keeps an unmodifiable copy. */
    public Lanes {
        lanes = List.copyOf(lanes);
    }

    /** Whether there are at least two workers; one worker of two runs in two threads is one. */
    public boolean showsSeveralWorkers() {
        return lanes.stream().map(Lane::worker).distinct().count() > 1;
    }

    /** Reads what a check published; lines that are not as they should be are passed over. */
    static Lanes parse(String check, String published) {
        List<Lane> lanes = new ArrayList<>();
        for (String line : published.split("\\R")) {
            String[] parts = line.split("\\|", -1);
            if (parts.length == 5 || parts.length == 6) {
                try {
                    List<Long> numbers = numbers(parts[3]);
                    lanes.add(new Lane(
                            parts[0].strip(),
                            Long.parseLong(parts[1].strip()),
                            Long.parseLong(parts[2].strip()),
                            numbers,
                            numbers(parts[4]),
                            parts.length == 6 ? moments(parts[5], numbers.size()) : List.of()));
                } catch (NumberFormatException e) {
                    continue;
                }
            }
        }
        return new Lanes(check, lanes);
    }

    /** The moments of so many calls; none if there are others, or one is impossible. */
    private static List<Lane.Moment> moments(String text, int calls) {
        List<Lane.Moment> moments = new ArrayList<>();
        for (String moment : text.split(",")) {
            String[] ends = moment.strip().split("-", -1);
            if (ends.length == 2) {
                int begin = Integer.parseInt(ends[0]);
                int end = Integer.parseInt(ends[1]);
                if (0 <= begin && begin < end && end <= MOST_MOMENTS) {
                    moments.add(new Lane.Moment(begin, end));
                }
            }
        }
        return moments.size() == calls ? moments : List.of();
    }

    private static List<Long> numbers(String text) {
        List<Long> numbers = new ArrayList<>();
        for (String number : text.split(",")) {
            if (!number.isBlank()) {
                numbers.add(Long.parseLong(number.strip()));
            }
        }
        return numbers;
    }
}
