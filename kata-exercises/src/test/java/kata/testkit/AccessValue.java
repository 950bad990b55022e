package kata.testkit;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A value as the code reaches it.
 *
 * @param key the way to it, {@code this.flag}; the same way is the same object if it is {@code fixed}. {@link
 *     SharedAccess#ANY} if it is not known
 * @param place the field that it was read from, {@code kata/e530_stop_flag/StoppableSearch.flag}, or empty
 * @param base the way to the object whose field that is
 * @param type its class, as far as it is known
 * @param fixed whether the way leads to the same object for ever
 * @param fresh whether it was made in the method that is looked at, or in one that has called it
 * @param wide whether it is a {@code long} or a {@code double}
 * @param what what else is known of it: one of the records below, or {@code null}
 */
record AccessValue(
        String key, String place, String base, String type, boolean fixed, boolean fresh, boolean wide, Object what) {

    /** Handed in by the test, and safe for several threads. */
    record Given() {}

    /** One half of a lock. */
    record View(String lock, boolean fixed, boolean exclusive) {}

    /** The outcome of an attempt to get a lock; with {@code atZero} it has succeeded if the outcome is 0 or false. */
    record Attempt(AccessValue lock, boolean exclusive, boolean atZero) {

        Attempt(AccessValue lock, boolean exclusive) {
            this(lock, exclusive, false);
        }
    }

    /** Whether what was read optimistically under a lock has turned out to be sound. */
    record Validity(String lock) {}

    /** What an atomic or a collection for several threads holds; whether that is for several threads is not known. */
    record Content(String place, String base) {}

    /** A lambda or a reference to a method. */
    record Closure(String method, String owner, String name, String descriptor, List<AccessValue> captured) {}

    /** A variable handle or a field updater for the field. */
    record Handle(String place, boolean isStatic) {}

    /** A constant class, text or number. */
    record Literal(String text) {}

    /**
     * What a flag held, or a field of which it is asked whether it is null.
     *
     * @param key the key of its place
     * @param locks those that have been held from that read on
     * @param strong whether to see it up orders what came before
     * @param access the read, if it orders nothing by itself; else empty
     */
    record Seen(String key, Set<String> locks, boolean strong, String access) {

        /** The same once that lock was given back: somebody may have changed the field since. */
        Seen without(String lock) {
            Set<String> left = new TreeSet<>(locks);
            left.remove(lock);
            return new Seen(key, Set.copyOf(left), strong, access);
        }
    }

    /** What a method of the JDK returned. */
    record From(String method) {}

    /** The same, and this is known of it. */
    AccessValue with(Object known) {
        return new AccessValue(key, place, base, type, fixed, fresh, wide, known);
    }

    static AccessValue unknown(boolean wide) {
        return new AccessValue(SharedAccess.ANY, "", "", "", false, false, wide, null);
    }

    static AccessValue unknown(boolean wide, Object what) {
        return new AccessValue(SharedAccess.ANY, "", "", "", false, false, wide, what);
    }

    static AccessValue self(String type) {
        return new AccessValue("this", "", "", type, true, false, false, null);
    }

    static AccessValue somebody(String type) {
        return new AccessValue(SharedAccess.ANY, "", "", type, false, false, false, null);
    }

    static AccessValue type(String name) {
        return new AccessValue("class " + name, "", "", "java/lang/Class", true, false, false, new Literal(name));
    }

    static AccessValue given(boolean wide) {
        return unknown(wide, new Given());
    }

    static AccessValue made(String site, String type) {
        return new AccessValue("new " + site, "", "", type, true, true, false, null);
    }

    /** Whether nothing is known of the object. */
    boolean isUnknown() {
        return key.equals(SharedAccess.ANY);
    }

    /** Whether it was read from a field that is known. */
    boolean isFromField() {
        return !place.isEmpty();
    }

    /** What is known in both cases. */
    AccessValue or(AccessValue other) {
        if (equals(other)) {
            return this;
        }
        return with(null).equals(other.with(null)) ? with(null) : unknown(wide);
    }
}
