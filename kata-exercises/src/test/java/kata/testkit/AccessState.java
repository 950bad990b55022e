package kata.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kata.testkit.AccessValue.Seen;

/** What holds at one place of the code, on every way there. */
final class AccessState {

    private record Hold(int shared, int exclusive) {}

    AccessValue[] locals = {};
    List<AccessValue> stack = new ArrayList<>();

    /** Whether something may be held or ordered of which nothing is known. */
    boolean fuzzy;

    /** What was acquired so far. */
    AccessWays acquired = AccessWays.NOTHING;

    /** For each write so far, and each read that orders nothing by itself, what was released since. */
    final Map<String, AccessWays> released = new TreeMap<>();

    /** Whether nothing was done since a release fence that is to be seen by others. */
    boolean fenced;

    /** Places read so far in a mode that orders nothing; an acquire fence acquires them. */
    final Set<String> read = new TreeSet<>();

    /** Flags that were seen to be up in such a mode; an acquire fence makes them count. */
    final Set<String> seenUp = new TreeSet<>();

    /** Places that were acquired since the last read in such a mode. */
    final Set<String> fresh = new TreeSet<>();

    /** Objects made here that others may know by now. */
    final Set<String> escaped = new HashSet<>();

    /** Objects made here that were put into a field, with the key of its place. */
    final Map<String, String> published = new TreeMap<>();

    /** Locks under which is read optimistically. */
    final Set<String> unvalidated = new HashSet<>();

    /** What was read so, with the lock. */
    final Map<String, String> optimistic = new HashMap<>();

    private final Map<String, Hold> held = new TreeMap<>();

    AccessState copy() {
        AccessState copy = entered(List.of());
        copy.locals = locals.clone();
        copy.stack = new ArrayList<>(stack);
        return copy;
    }

    /** The same outside, with the arguments of a method as its locals. */
    AccessState entered(List<AccessValue> arguments) {
        AccessState copy = new AccessState();
        List<AccessValue> slots = new ArrayList<>();
        for (AccessValue argument : arguments) {
            slots.add(argument);
            if (argument.wide()) {
                slots.add(null);
            }
        }
        copy.locals = slots.toArray(AccessValue[]::new);
        copy.fuzzy = fuzzy;
        copy.acquired = acquired;
        copy.released.putAll(released);
        copy.fenced = fenced;
        copy.read.addAll(read);
        copy.seenUp.addAll(seenUp);
        copy.fresh.addAll(fresh);
        copy.escaped.addAll(escaped);
        copy.published.putAll(published);
        copy.unvalidated.addAll(unvalidated);
        copy.optimistic.putAll(optimistic);
        copy.held.putAll(held);
        return copy;
    }

    /** Goes on here after a call that ended like this. */
    void continueAs(AccessState end) {
        fuzzy = end.fuzzy;
        acquired = end.acquired;
        released.clear();
        released.putAll(end.released);
        fenced = end.fenced;
        read.addAll(end.read);
        replace(seenUp, end.seenUp);
        replace(fresh, end.fresh);
        escaped.addAll(end.escaped);
        published.putAll(end.published);
        replace(unvalidated, end.unvalidated);
        optimistic.putAll(end.optimistic);
        held.clear();
        held.putAll(end.held);
    }

    private static void replace(Set<String> old, Set<String> now) {
        old.clear();
        old.addAll(now);
    }

    AccessValue pop() {
        return stack.isEmpty() ? AccessValue.unknown(false) : stack.removeLast();
    }

    void push(AccessValue value) {
        stack.add(value);
    }

    AccessValue local(int slot) {
        return slot < locals.length && locals[slot] != null ? locals[slot] : AccessValue.unknown(false);
    }

    void local(int slot, AccessValue value) {
        if (slot >= locals.length) {
            locals = Arrays.copyOf(locals, slot + 1);
        }
        locals[slot] = value;
    }

    void acquire(String key) {
        acquired = acquired.and(key);
    }

    void release(String key) {
        released.replaceAll((write, ways) -> ways.and(key));
    }

    /** What was read so far is ordered with what comes now. */
    void acquireFence() {
        release(SharedAccess.FENCE);
        read.forEach(this::acquire);
        seenUp.forEach(flag -> acquire(SharedAccess.UP + flag));
        read.clear();
        seenUp.clear();
    }

    /** Whether what came after a read is ordered with it, on each way on which there was something to be seen. */
    boolean isFollowedByAFence(String access) {
        return released.getOrDefault(access, AccessWays.NOTHING).ways().stream().allMatch(SharedAccess::isFenced);
    }

    /** The value of this read has turned out to be none. */
    void sawNothing(String access) {
        released.computeIfPresent(access, (id, ways) -> ways.and(SharedAccess.NONE));
    }

    void hold(AccessValue lock, boolean exclusive) {
        if (lock.fresh() && !escaped.contains(lock.key())) {
            return; // Nobody else knows it, so it keeps nobody out.
        }
        acquire(lock.key());
        if (!lock.fixed() || lock.fresh()) {
            fuzzy = true;
            return;
        }
        Hold now = held.getOrDefault(lock.key(), new Hold(0, 0));
        held.put(
                lock.key(),
                exclusive ? new Hold(now.shared, now.exclusive + 1) : new Hold(now.shared + 1, now.exclusive));
    }

    void drop(AccessValue lock, boolean exclusive) {
        if (lock.fresh() && !escaped.contains(lock.key())) {
            return;
        }
        release(lock.key());
        Hold now = held.getOrDefault(lock.key(), new Hold(0, 0));
        Hold then = exclusive
                ? new Hold(now.shared, Math.max(0, now.exclusive - 1))
                : new Hold(Math.max(0, now.shared - 1), now.exclusive);
        put(held, lock.key(), then);
        if (!held.containsKey(lock.key())) {
            forget(lock.key());
        }
    }

    /** Gives back a lock that nobody can have twice. */
    void dropAll(AccessValue lock) {
        held.remove(lock.key());
        release(lock.key());
        forget(lock.key());
    }

    /** Others may have come in under each lock, as in a wait. */
    void forget() {
        List.copyOf(held.keySet()).forEach(this::forget);
    }

    /** What was down under a lock may be up by now: it was given back. */
    private void forget(String lock) {
        acquired = acquired.without(
                key -> key.startsWith(SharedAccess.DOWN) && key.equals(SharedAccess.down(flag(key), lock)));
        locals = Arrays.stream(locals).map(value -> forgotten(value, lock)).toArray(AccessValue[]::new);
        stack.replaceAll(value -> forgotten(value, lock));
    }

    private static String flag(String down) {
        return down.substring(SharedAccess.DOWN.length(), down.lastIndexOf(" under "));
    }

    private static AccessValue forgotten(AccessValue value, String lock) {
        return value != null
                        && value.what() instanceof Seen seen
                        && seen.locks().contains(lock)
                ? value.with(seen.without(lock))
                : value;
    }

    private static void put(Map<String, Hold> held, String lock, Hold hold) {
        if (hold.shared == 0 && hold.exclusive == 0) {
            held.remove(lock);
        } else {
            held.put(lock, hold);
        }
    }

    /** The locks that are held, and whether exclusively. */
    Map<String, Boolean> locks() {
        Map<String, Boolean> locks = new TreeMap<>();
        held.forEach((lock, hold) -> locks.put(lock, hold.exclusive > 0));
        return Map.copyOf(locks);
    }

    /** What holds here and there; {@code true} if that is less than what held here. */
    boolean merge(AccessState other) {
        AccessState before = copy();
        int slots = Math.min(locals.length, other.locals.length);
        locals = Arrays.copyOf(locals, slots);
        for (int i = 0; i < slots; i++) {
            locals[i] = locals[i] == null || other.locals[i] == null ? null : locals[i].or(other.locals[i]);
        }
        for (int i = 0; i < Math.min(stack.size(), other.stack.size()); i++) {
            stack.set(i, stack.get(i).or(other.stack.get(i)));
        }
        fuzzy |= other.fuzzy;
        acquired = acquired.or(other.acquired);
        other.released.forEach((write, ways) -> released.merge(write, ways, AccessWays::or));
        fenced &= other.fenced;
        read.addAll(other.read);
        seenUp.retainAll(other.seenUp);
        fresh.retainAll(other.fresh);
        escaped.addAll(other.escaped);
        published.putAll(other.published);
        unvalidated.retainAll(other.unvalidated);
        optimistic.putAll(other.optimistic);
        for (String lock : List.copyOf(held.keySet())) {
            Hold mine = held.get(lock);
            Hold theirs = other.held.getOrDefault(lock, new Hold(0, 0));
            put(held, lock, new Hold(Math.min(mine.shared, theirs.shared), Math.min(mine.exclusive, theirs.exclusive)));
        }
        return !before.same(this);
    }

    private boolean same(AccessState other) {
        return Arrays.equals(locals, other.locals)
                && stack.equals(other.stack)
                && fuzzy == other.fuzzy
                && acquired.equals(other.acquired)
                && released.equals(other.released)
                && fenced == other.fenced
                && read.equals(other.read)
                && seenUp.equals(other.seenUp)
                && fresh.equals(other.fresh)
                && escaped.equals(other.escaped)
                && published.equals(other.published)
                && unvalidated.equals(other.unvalidated)
                && optimistic.equals(other.optimistic)
                && Objects.equals(held, other.held);
    }
}
