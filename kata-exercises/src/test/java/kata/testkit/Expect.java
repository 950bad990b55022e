package kata.testkit;

import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Checks whose failure is a {@link Finding} that reads as one fact. */
public final class Expect {

    private Expect() {}

    /**
     * Checks that something holds.
     *
     * @param observed what was observed if it does not, one line without a full stop
     * @throws Finding if it does not hold
     */
    public static void that(boolean holds, Supplier<String> observed) {
        if (!holds) {
            throw Finding.wrong(observed.get());
        }
    }

    /**
     * Checks that something is as it has to be.
     *
     * @param what what it is, {@code primes of Worker-1}
     * @throws Finding if it is not
     */
    public static void equal(String what, Object actual, Object expected) {
        that(Objects.equals(actual, expected), () -> what + ": got " + actual + ", not " + expected);
    }

    /** As {@link #equal(String, Object, Object)}, for whole numbers of any width. */
    public static void equal(String what, long actual, long expected) {
        that(actual == expected, () -> what + ": got " + actual + ", not " + expected);
    }

    /**
     * Checks that each number from 1 to {@code last} is there exactly once, in any order, and no other.
     *
     * @param numbers the numbers tested
     * @throws Finding that names the smallest number of which this is not true
     */
    public static void onceEach(List<Long> numbers, long last) {
        TreeMap<Long, Long> times = numbers.stream()
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        for (long n = 1; n <= last; n++) {
            long number = n;
            long count = Objects.requireNonNullElse(times.remove(n), 0L);
            that(count != 0, () -> number + " was not tested");
            that(count == 1, () -> number + " was tested " + count + " times");
        }
        that(
                times.isEmpty(),
                () -> times.firstKey() + " was tested, and only "
                        + (last < 1 ? "nothing" : last == 1 ? "1" : "1 to " + last) + " had to be");
    }
}
