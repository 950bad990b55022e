package kata.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kata.testkit.Interleaving.Step;
import kata.testkit.SharedAccess.Mode;

/**
 * Tells from the compiled classes whether one thread is bound to see what another has written. Runs none of the
 * learner's code. To be used by one thread.
 *
 * <p>A thread that never sees a write cannot be forced to; so this is no matter for a run. What is read instead: each
 * place at which a field, an element of an array or the content of a collection is touched, in which mode, and which
 * locks are held there. There are three answers: ordered, a data race, and not decided.
 */
public final class DataRaces {

    /*
     * Two accesses to one place conflict if two threads may make them and one of them writes. They are
     *
     * - ordered, if both are in a mode that orders them (volatile, acquire and release, atomics, or any mode with a
     *   release fence before the write and an acquire fence after the read), or if both hold the same lock, and not
     *   both as readers;
     * - a data race, if that is not so and on some way nothing that is released after the write is acquired before the
     *   read: then there cannot be a happens-before between them, whatever else the code does;
     * - not decided in all other cases: a lock that is not known, a volatile field written after the data and read
     *   before it, code that runs nobody knows where. The answer there is no verdict against the learner.
     *
     * What is returned is read by the caller, without any lock; so what it holds must not be changed once others may
     * have it.
     *
     * How the accesses are found: AccessReader.
     */

    private final Class<?> learner;
    private final Map<String, String> roles = new LinkedHashMap<>();
    private final Set<String> several = new TreeSet<>(Set.of(SharedAccess.ANY));
    private Mode needed = Mode.ORDERED;

    private DataRaces(Class<?> learner) {
        this.learner = learner;
    }

    /**
     * Looks at the class, its nested classes and those of its package that it uses. The methods are still to be named.
     */
    public static DataRaces in(Class<?> learner) {
        return new DataRaces(learner);
    }

    /** These methods are called by one thread at a time, which is another one than those of other roles. */
    public DataRaces oneThread(String role, String... methods) {
        for (String method : methods) {
            roles.put(method, role);
        }
        return this;
    }

    /** These methods are called by several threads at once. */
    public DataRaces severalThreads(String role, String... methods) {
        several.add(role);
        return oneThread(role, methods);
    }

    /** A write in opaque mode will do where only the value itself is of interest. */
    public DataRaces opaqueWillDo() {
        needed = Mode.OPAQUE;
        return this;
    }

    /**
     * Checks that there is no data race; what cannot be decided is none.
     *
     * @throws Finding that names the field and the line
     */
    public void expectNone() {
        race().ifPresent(pair -> {
            throw Finding.race(observed(pair), steps(pair)).at(pair.weak.line());
        });
    }

    /**
     * Checks that everything could be decided.
     *
     * @throws Finding that names the field and the line of which it cannot be told; its verdict is {@code INCONCLUSIVE}
     */
    public void expectDecided() {
        List<Pair> pairs = pairs().orElseThrow(() -> Finding.inconclusive(
                "whether every thread sees what another one writes cannot be decided: the code cannot be followed"));
        pairs.stream().filter(Pair::open).findFirst().ifPresent(pair -> {
            throw Finding.inconclusive("whether every thread sees the value of " + pair.write.name()
                            + " cannot be decided: " + pair.weak.about() + ", and nothing in it shows the order")
                    .at(pair.weak.line());
        });
    }

    /** Two accesses that conflict; the weak one is the one to be mended. */
    private record Pair(SharedAccess write, SharedAccess other, SharedAccess weak, boolean open) {}

    private Optional<Pair> race() {
        return pairs().orElse(List.of()).stream().filter(pair -> !pair.open).findFirst();
    }

    /** What is not ordered; empty if the code cannot be followed. */
    private Optional<List<Pair>> pairs() {
        try {
            return Optional.of(pairs(AccessReader.read(learner, roles)));
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    private List<Pair> pairs(AccessReader.Accesses accesses) {
        List<Pair> pairs = new ArrayList<>();
        for (SharedAccess write : accesses.all()) {
            for (SharedAccess other : accesses.all()) {
                if (write.write()
                        && conflict(write, other)
                        && !ordered(write, other)
                        && !behindAFlag(write, other, accesses)
                        && !afterALook(write, other, accesses)
                        && !seenInTheEnd(write, other, accesses)
                        && !(other.isByACaller() && mayBeOrdered(write, other))) {
                    pairs.add(new Pair(write, other, weaker(write, other), mayBeOrdered(write, other)));
                }
            }
        }
        pairs.sort(Comparator.comparing((Pair pair) -> pair.other.write())
                .thenComparing(pair -> pair.weak.line())
                .thenComparing(pair -> pair.other.line())
                .thenComparing(pair -> pair.write.line()));
        return pairs;
    }

    private boolean conflict(SharedAccess a, SharedAccess b) {
        return a.meets(b)
                && (!a.role().equals(b.role()) || several.contains(a.role()))
                && (a != b || several.contains(a.role()));
    }

    private boolean ordered(SharedAccess a, SharedAccess b) {
        return isOrdered(a) && isOrdered(b) || a.excludes(b);
    }

    private boolean isOrdered(SharedAccess access) {
        // A fence orders what is seen, but does not promise that it is seen in the end.
        return access.mode().compareTo(needed) >= 0 || needed == Mode.ORDERED && isStrong(access);
    }

    private static boolean isStrong(SharedAccess access) {
        return access.mode() == Mode.ORDERED || access.isFenced();
    }

    /**
     * Where only the value is of interest: whether a flag that goes up once is bound to be seen, because each write is
     * followed by a write of one volatile field that nobody else writes, and each read comes after a read of that.
     */
    private boolean seenInTheEnd(SharedAccess write, SharedAccess read, AccessReader.Accesses accesses) {
        if (needed != Mode.OPAQUE
                || read.write()
                || write.fuzzy()
                || read.fuzzy()
                || write.base().equals(SharedAccess.ANY)
                || accesses.lowered().contains(write.key())) {
            return false;
        }
        return accesses.all().stream()
                .filter(one -> one.write() && !one.base().equals(SharedAccess.ANY))
                .map(SharedAccess::key)
                .distinct()
                .filter(key -> read.always(SharedAccess.FRESH + key))
                .anyMatch(key -> write.released().ways().stream().allMatch(way -> way.contains(key))
                        && accesses.all().stream()
                                .filter(one -> one.write() && one.key().equals(key))
                                .allMatch(one ->
                                        one.mode() == Mode.ORDERED && one.always(SharedAccess.OWN + write.key())));
    }

    /**
     * Whether a flag goes up once after the write, for ever, and the read comes after it was seen to be up; and whether
     * nobody writes any more then, because the flag was down under a lock under which it also goes up.
     */
    private static boolean behindAFlag(SharedAccess write, SharedAccess read, AccessReader.Accesses accesses) {
        if (read.write() || write.fuzzy() || read.fuzzy()) {
            return false;
        }
        return write.held().entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .anyMatch(lock -> accesses.all().stream()
                        .filter(flag -> flag.write() && !accesses.lowered().contains(flag.key()))
                        .map(SharedAccess::key)
                        .distinct()
                        .filter(flag -> read.always(
                                SharedAccess.UP + flag, SharedAccess.up(flag, lock), SharedAccess.OWN + write.key()))
                        .anyMatch(flag -> accesses.all().stream()
                                .filter(raised -> raised.write() && raised.key().equals(flag))
                                .allMatch(raised -> isRaisedAfter(write, raised, lock, accesses.finished()))));
    }

    /**
     * Whether nobody writes any more when it is read, because each write finds a flag down under a lock, and the reader
     * has found it up under that lock, or has put it up itself. The flag may be what is written: not null any more.
     */
    private static boolean afterALook(SharedAccess write, SharedAccess read, AccessReader.Accesses accesses) {
        if (read.write() || read.isByACaller() || read.fuzzy()) {
            return false;
        }
        return write.held().entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .anyMatch(lock -> accesses.all().stream()
                        .filter(flag -> flag.write() && !flag.base().equals(SharedAccess.ANY))
                        .map(SharedAccess::key)
                        .distinct()
                        .filter(flag ->
                                flag.equals(write.key()) || !accesses.lowered().contains(flag))
                        .filter(flag -> read.always(SharedAccess.up(flag, lock)))
                        .anyMatch(flag -> isWrittenOnlyWhileDown(write, flag, lock, accesses)));
    }

    private static boolean isWrittenOnlyWhileDown(
            SharedAccess write, String flag, String lock, AccessReader.Accesses accesses) {
        String place = flag.substring(flag.indexOf('|') + 1);
        return accesses.all().stream()
                .filter(one -> one.write() && (one.meets(write) || one.place().equals(place)))
                .allMatch(one -> !one.fuzzy()
                        && !one.base().equals(SharedAccess.ANY)
                        && one.held().getOrDefault(lock, false)
                        && (!one.key().equals(write.key()) || one.always(SharedAccess.down(flag, lock))));
    }

    private static boolean isRaisedAfter(
            SharedAccess write, SharedAccess raised, String lock, Map<String, String> finished) {
        return isStrong(raised)
                && !raised.fuzzy()
                && raised.always(SharedAccess.OWN + write.key())
                && raised.held().containsKey(lock)
                && (lock.equals(finished.get(raised.key())) || write.always(SharedAccess.down(raised.key(), lock)));
    }

    private static boolean mayBeOrdered(SharedAccess write, SharedAccess other) {
        // Two writes may come in either order; a read comes after the write that it is to see.
        return write.mayPrecede(other) || other.write() && other.mayPrecede(write);
    }

    private static SharedAccess weaker(SharedAccess write, SharedAccess other) {
        boolean writeIsWeaker = write.mode().compareTo(other.mode()) < 0
                || write.mode() == other.mode()
                        && write.held().isEmpty()
                        && !other.held().isEmpty();
        return writeIsWeaker || other.isByACaller() ? write : other;
    }

    private static String observed(Pair pair) {
        if (pair.other.isByACaller()) {
            return pair.write.about() + ": another thread may read it half made";
        }
        boolean writeLocked = !pair.write.held().isEmpty();
        boolean otherLocked = !pair.other.held().isEmpty();
        String locks = writeLocked && otherLocked
                ? ", its accesses are under different locks"
                : writeLocked
                        ? ", only its write is under a lock"
                        : otherLocked ? ", only its read is under a lock" : "";
        boolean same = pair.other.role().equals(pair.write.role());
        return pair.weak.about()
                + locks
                + (same
                        ? ": another thread may never see what was written, or see it half made"
                        : ": " + pair.other.role() + " may never see what " + pair.write.role() + " writes");
    }

    private static Interleaving steps(Pair pair) {
        boolean same = pair.other.role().equals(pair.write.role());
        String writer = same ? "one thread" : pair.write.role();
        String reader = same ? "another thread" : pair.other.role();
        return new Interleaving(List.of(
                new Step(writer, "write " + pair.write.name(), pair.write.line(), false),
                new Step(
                        reader,
                        (pair.other.write() ? "write " : "read ") + pair.write.name() + ": old or new?",
                        pair.other.line(),
                        true)));
    }
}
