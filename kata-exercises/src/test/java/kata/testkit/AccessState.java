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

    /** For each write so far, what was released since. */
    final Map<String, AccessWays> released = new TreeMap<>();

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
        escaped.addAll(end.escaped);
        published.putAll(end.published);
        unvalidated.clear();
        unvalidated.addAll(end.unvalidated);
        optimistic.putAll(end.optimistic);
        held.clear();
        held.putAll(end.held);
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
                && escaped.equals(other.escaped)
                && published.equals(other.published)
                && unvalidated.equals(other.unvalidated)
                && optimistic.equals(other.optimistic)
                && Objects.equals(held, other.held);
    }
}
