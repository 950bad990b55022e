package kata.testkit;

import static kata.testkit.SharedAccess.ANY;
import static kata.testkit.SharedAccess.DOWN;
import static kata.testkit.SharedAccess.FENCE;
import static kata.testkit.SharedAccess.NONE;
import static kata.testkit.SharedAccess.UP;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What happened on each way to a place, or from it to the end: a set of keys a way. A way on which the same happened as
 * on another one and more is left out, because it proves less. Immutable.
 *
 * @param ways the ways, none of them a part of another one
 */
record AccessWays(Set<Set<String>> ways) {

    private static final int MOST = 12;

    /** One way on which nothing happened. */
    static final AccessWays NOTHING = new AccessWays(Set.of(Set.of()));

    /** One way on which anything may have happened. */
    static final AccessWays ANYTHING = new AccessWays(Set.of(Set.of(ANY)));

    /** The same ways, and this happened on each. */
    AccessWays and(String key) {
        List<Set<String>> longer = new ArrayList<>();
        for (Set<String> way : ways) {
            Set<String> with = new TreeSet<>(way);
            with.add(key);
            longer.add(with);
        }
        return of(longer);
    }

    /** The same ways without these keys. */
    AccessWays without(Predicate<String> keys) {
        List<Set<String>> shorter = new ArrayList<>();
        for (Set<String> way : ways) {
            Set<String> left = new TreeSet<>(way);
            left.removeIf(keys);
            shorter.add(left);
        }
        return of(shorter);
    }

    /** These ways and those. */
    AccessWays or(AccessWays other) {
        List<Set<String>> both = new ArrayList<>(ways);
        both.addAll(other.ways);
        return of(both);
    }

    private static AccessWays of(List<Set<String>> all) {
        List<Set<String>> fewest = new ArrayList<>();
        for (Set<String> way : all) {
            if (all.stream().noneMatch(other -> other.size() < way.size() && way.containsAll(other))) {
                fewest.add(Set.copyOf(way));
            }
        }
        if (Set.copyOf(fewest).size() <= MOST) {
            return new AccessWays(Set.copyOf(fewest));
        }
        Set<String> together = new TreeSet<>();
        all.forEach(together::addAll);
        // What was seen on some ways only is not known.
        together.removeIf(key -> (key.startsWith(UP) || key.startsWith(DOWN) || key.equals(FENCE) || key.equals(NONE))
                && !all.stream().allMatch(way -> way.contains(key)));
        return new AccessWays(Set.of(Set.copyOf(together)));
    }
}
