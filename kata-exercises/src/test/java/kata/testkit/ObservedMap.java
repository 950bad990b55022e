package kata.testkit;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A concurrent map that remembers who did what, and can park a thread between looking and acting. Its steps are as
 * atomic as those of a {@link ConcurrentHashMap}; only those that look and do nothing else can be parked.
 *
 * <p>Safe for several threads. A thread that is interrupted while it is parked gets an {@link InterruptedWhileHeld}
 * and keeps its interrupt status. A parked thread is let go when the test is over.
 */
public final class ObservedMap extends AbstractMap<Long, String> implements ConcurrentMap<Long, String> {

    private record Step(Thread thread, String what, String line, boolean replaced) {}

    // Not this object's monitor: that one belongs to the learner, who may hold it while a thread is parked.
    private final ReentrantLock lock = new ReentrantLock();
    private final ConcurrentMap<Long, String> map = new ConcurrentHashMap<>();
    private final List<Step> steps = new ArrayList<>(); // guarded by lock
    private final Map<Object, String> named = new HashMap<>(); // guarded by lock; what there was first
    private String change; // guarded by lock
    private boolean parking; // guarded by lock
    private final List<Gate> gates = new ArrayList<>(); // guarded by lock; of all that have been parked
    private boolean hasParked; // guarded by lock; since parking was last asked for

    /**
     * Parks the next thread that looks and does not find what it looks for, until {@link #release()}. Whoever has been
     * parked before stays parked.
     */
    public ObservedMap parkAfterLook() {
        return locked(() -> {
            parking = true;
            hasParked = false;
            return this;
        });
    }

    /** Lets go whoever is parked, and parks nobody any more. */
    public void release() {
        locked(() -> {
                    parking = false;
                    return List.copyOf(gates);
                })
                .forEach(Gate::open);
    }

    /** Whether a thread has been parked since parking was last asked for; it may have been let go meanwhile. */
    public boolean hasParked() {
        return locked(() -> hasParked);
    }

    /** What is in the map, without this being observed. */
    public Map<Long, String> content() {
        return Map.copyOf(map);
    }

    /** The first change of what was there, if there was one, be it that it was taken back. */
    public Optional<String> change() {
        return locked(() -> Optional.ofNullable(change));
    }

    /** What happened so far; marked is the first step that replaced what was there. */
    public Interleaving interleaving() {
        List<Step> all = locked(() -> List.copyOf(steps));
        List<Interleaving.Step> shown = new ArrayList<>();
        boolean broken = false;
        for (Step step : all) {
            boolean breaks = !broken && step.replaced;
            broken |= breaks;
            shown.add(new Interleaving.Step(step.thread.getName(), step.what, step.line, breaks));
        }
        return new Interleaving(shown);
    }

    @Override
    public String get(Object key) {
        String found = map.get(key);
        looked("get " + key + ": " + found, found == null);
        return found;
    }

    @Override
    public String getOrDefault(Object key, String other) {
        String found = map.get(key);
        looked("get " + key + ": " + found, found == null);
        return found == null ? other : found;
    }

    @Override
    public boolean containsKey(Object key) {
        boolean found = map.containsKey(key);
        looked("containsKey " + key + ": " + found, !found);
        return found;
    }

    @Override
    public int size() {
        int size = map.size();
        looked("size " + size, true);
        return size;
    }

    @Override
    public boolean isEmpty() {
        boolean empty = map.isEmpty();
        looked("isEmpty " + empty, true);
        return empty;
    }

    @Override
    public Set<Entry<Long, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<Long, String>> iterator() {
                Iterator<Entry<Long, String>> entries = map.entrySet().iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        boolean more = entries.hasNext();
                        looked("hasNext " + more, !more);
                        return more;
                    }

                    @Override
                    public Entry<Long, String> next() {
                        return entries.next();
                    }

                    @Override
                    public void remove() {
                        entries.remove();
                    }
                };
            }

            @Override
            public int size() {
                return ObservedMap.this.size();
            }
        };
    }

    @Override
    public String put(Long key, String value) {
        return acted(key, "put", true, () -> map.put(key, value));
    }

    @Override
    public String putIfAbsent(Long key, String value) {
        return acted(key, "putIfAbsent", false, () -> map.putIfAbsent(key, value));
    }

    @Override
    public String computeIfAbsent(Long key, Function<? super Long, ? extends String> function) {
        return acted(key, "computeIfAbsent", false, () -> map.computeIfAbsent(key, function));
    }

    @Override
    public String computeIfPresent(Long key, BiFunction<? super Long, ? super String, ? extends String> function) {
        return acted(key, "computeIfPresent", false, () -> map.computeIfPresent(key, function));
    }

    @Override
    public String compute(Long key, BiFunction<? super Long, ? super String, ? extends String> function) {
        return acted(key, "compute", false, () -> map.compute(key, function));
    }

    @Override
    public String merge(Long key, String value, BiFunction<? super String, ? super String, ? extends String> function) {
        return acted(key, "merge", false, () -> map.merge(key, value, function));
    }

    @Override
    public String remove(Object key) {
        return acted(key, "remove", false, () -> map.remove(key));
    }

    @Override
    public boolean remove(Object key, Object value) {
        return acted(key, "remove", false, () -> map.remove(key, value));
    }

    @Override
    public boolean replace(Long key, String old, String value) {
        return acted(key, "replace", false, () -> map.replace(key, old, value));
    }

    @Override
    public String replace(Long key, String value) {
        return acted(key, "replace", true, () -> map.replace(key, value));
    }

    private void looked(String what, boolean absent) {
        String line = LearnerCode.callingLine();
        Gate held = locked(() -> {
            steps.add(new Step(Thread.currentThread(), what, line, false));
            if (!parking || !absent) {
                return null;
            }
            parking = false;
            hasParked = true;
            gates.add(new Gate("between looking into the map and acting"));
            return gates.getLast();
        });
        if (held != null) {
            held.pass();
        }
    }

    /** Not under our lock: the learner's function may run inside. */
    private <T> T acted(Object key, String what, boolean replaces, Supplier<T> action) {
        String line = LearnerCode.callingLine();
        T answer = action.get();
        return locked(() -> {
            steps.add(new Step(
                    Thread.currentThread(), what + " " + key + ": " + answer, line, replaces && answer != null));
            String now = String.valueOf(map.get(key));
            String first = named.putIfAbsent(key, now);
            if (change == null && first != null && !first.equals(now)) {
                change = "for " + key + " the map named " + first + ", then " + now;
            }
            return answer;
        });
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
