package kata.testkit;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One place of the code that reads or writes something that outlives a call.
 *
 * @param place what is touched, {@code kata/e530_stop_flag/StoppableSearch.stopped}
 * @param base the object that it belongs to, as the code reaches it: {@code this}, {@code this.flag}, empty if it is
 *     static, {@link #ANY} if it is not known
 * @param write whether it is written
 * @param mode how
 * @param role which threads do it, {@link #ANY} if it is not known
 * @param held the locks that are held then on every way there, and whether exclusively
 * @param fuzzy whether locks may be held, or an order be kept, of which nothing is known
 * @param acquired what has been acquired before, on each way there; {@link #ANY} among it may be anything, what begins
 *     with {@link #OWN} was written by the same call, what begins with {@link #EXCLUSIVE} may have let only one in
 * @param released what is released afterwards, on each way out; {@link #ANY} among it may be anything
 * @param line the learner's line, {@code StoppableSearch.java:31}; empty if the caller reads what was returned
 * @param about what kind of place it is, for the message: {@code stopped is a plain field}
 */
record SharedAccess(
        String place,
        String base,
        boolean write,
        Mode mode,
        String role,
        Map<String, Boolean> held,
        boolean fuzzy,
        AccessWays acquired,
        AccessWays released,
        String line,
        String about) {

    /** What is not known. */
    static final String ANY = "?";

    /** Before the key of a place that the same call has written. */
    static final String OWN = "own ";

    /** Before the key of an object that can keep others out: an atomic that is compared and set, a semaphore. */
    static final String EXCLUSIVE = "one of ";

    /** Before the key of a flag that was seen to be up. */
    static final String UP = "up ";

    /** Before the key of a flag that was seen to be down, and a lock under which it was. */
    static final String DOWN = "down ";

    /** Before the key of a place that was acquired since the last read that acquires nothing. */
    static final String FRESH = "fresh ";

    /** That there was a release fence, and nothing since that is to be seen by others. */
    static final String FENCED = "after a release fence";

    /** That there was an acquire fence. */
    static final String FENCE = "before an acquire fence";

    /** That what was read is none: there is nothing that might have to be seen with it. */
    static final String NONE = "none";

    /** How strongly an access is ordered with others. */
    enum Mode {
        PLAIN,
        OPAQUE,
        ORDERED
    }

    /** The same, with what is released afterwards. */
    SharedAccess releasing(AccessWays ways) {
        return new SharedAccess(place, base, write, mode, role, held, fuzzy, acquired, ways, line, about);
    }

    /** The same, with other locks. */
    SharedAccess holding(Map<String, Boolean> locks) {
        return new SharedAccess(
                place, base, write, mode, role, Map.copyOf(locks), fuzzy, acquired, released, line, about);
    }

    /** The same, of another place. */
    SharedAccess of(String another, String owner) {
        return new SharedAccess(another, owner, write, mode, role, held, fuzzy, acquired, released, line, about);
    }

    /** The same, if these turn out to be no locks. */
    SharedAccess without(Set<String> locks) {
        if (locks.stream().noneMatch(held::containsKey)) {
            return this;
        }
        Map<String, Boolean> left = new TreeMap<>(held);
        left.keySet().removeAll(locks);
        return new SharedAccess(
                place, base, write, mode, role, Map.copyOf(left), true, acquired, released, line, about);
    }

    /** The same, if what it is to order is used before that. */
    SharedAccess withoutFence() {
        return new SharedAccess(
                place,
                base,
                write,
                mode,
                role,
                held,
                fuzzy,
                acquired.without(FENCED::equals),
                released.without(key -> key.equals(FENCE) || key.equals(NONE)),
                line,
                about);
    }

    /** The same, with an order of which nothing is known if its own mode makes none. */
    SharedAccess fuzzyIfWeak() {
        return mode == Mode.ORDERED
                ? this
                : new SharedAccess(place, base, write, mode, role, held, true, acquired, released, line, about);
    }

    /** Whether fences order it: one before it is written, one after it is read and before that is used. */
    boolean isFenced() {
        return write ? always(FENCED) : released.ways().stream().allMatch(SharedAccess::isFenced);
    }

    static boolean isFenced(Set<String> way) {
        return way.contains(FENCE) || way.contains(NONE);
    }

    /** Whether it is the caller who reads what was returned. */
    boolean isByACaller() {
        return line.isEmpty();
    }

    /** Whether both may touch the same thing. */
    boolean meets(SharedAccess other) {
        return place.equals(other.place) && (base.equals(other.base) || base.equals(ANY) || other.base.equals(ANY));
    }

    /** Whether both hold a lock that keeps one of them out. */
    boolean excludes(SharedAccess other) {
        return held.entrySet().stream()
                .anyMatch(mine ->
                        other.held.containsKey(mine.getKey()) && (mine.getValue() || other.held.get(mine.getKey())));
    }

    /** The key of the place. */
    String key() {
        return base + "|" + place;
    }

    /**
     * Whether this write may come before the other access in the order of happens-before, or cannot meet it at all,
     * whichever ways both have gone.
     */
    boolean mayPrecede(SharedAccess other) {
        if (fuzzy || other.fuzzy || base.equals(ANY) || other.base.equals(ANY)) {
            return true;
        }
        for (Set<String> after : released.ways()) {
            for (Set<String> before : other.acquired.ways()) {
                if (!meet(after, before) && !before.contains(OWN + key()) && !keptApart(other)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean meet(Set<String> released, Set<String> acquired) {
        if (released.isEmpty() || acquired.isEmpty()) {
            return false;
        }
        return released.contains(ANY)
                || acquired.contains(ANY)
                || released.stream().anyMatch(acquired::contains);
    }

    /** Whether both have gone past something that may have let only one of them in. */
    private boolean keptApart(SharedAccess other) {
        return acquired.ways().stream()
                .flatMap(Set::stream)
                .filter(key -> key.startsWith(EXCLUSIVE))
                .anyMatch(key -> other.acquired.ways().stream().anyMatch(way -> way.contains(key)));
    }

    /** Whether on each way there one of these has happened. */
    boolean always(String... keys) {
        return acquired.ways().stream()
                .allMatch(way -> java.util.Arrays.stream(keys).anyMatch(way::contains));
    }

    /** The key that says that a flag was up under this lock. */
    static String up(String flag, String lock) {
        return UP + flag + " under " + lock;
    }

    /** The key that says that a flag was down under this lock, which has not been given back since. */
    static String down(String flag, String lock) {
        return DOWN + flag + " under " + lock;
    }

    /** The key or place of a flag that is up if it is at this number. */
    static String at(String flag, String number) {
        return flag + "=" + number;
    }

    /** The field's name. */
    String name() {
        return place.substring(place.lastIndexOf('.') + 1).replaceAll("[(){}]", "");
    }
}
