package io.github.primeskata.watch;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.grade.Depth;
import io.github.primeskata.grade.Verdict;
import io.github.primeskata.run.Result;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what is done about each event. A state machine: it touches no file, clock, thread or screen, and what it answers
 * depends on nothing but the events before. Not thread-safe.
 *
 * <p>A save is graded when the folder has looked the same for as long as the editor may need ({@code quiet}); one that
 * comes while a grading is under way ends that grading. A quick grade comes first; what it leaves open is graded in full
 * at once.
 *
 * <p>A pass goes on to the next open exercise, but not from one that was named or that was solved before it was watched:
 * who has chosen it wants to work on it. A save of another exercise is told once, until a key or a verdict comes between.
 */
final class WatchLoop {

    /** What a terminal sends for Ctrl-D. */
    private static final char END_OF_TRANSMISSION = 4;

    private final List<Exercise> all;
    private final Set<String> solved;
    private final long quietNanos;

    /** Those that were watched before the current one, the last of them first. */
    private final Deque<Exercise> before = new ArrayDeque<>();

    private Exercise current;
    /** Whether a pass is no reason to leave the current one. */
    private boolean stays;

    private Snapshot seen;
    /** What the folders looked like, by exercise; one that was left is not in it until it was looked at again. */
    private Map<String, Snapshot> around = new HashMap<>();
    /** Of which other exercises somebody knows that they are not watched. */
    private List<Exercise> told = List.of();

    private long changedAt;
    /** What will be graded once the folder is quiet; null if nothing was saved. */
    private Action.Cause waiting;

    private int number;
    private Begun running;

    /** A grading that is under way. */
    private record Begun(int number, Depth depth, long at) {}

    /**
     * Watches from the first look on.
     *
     * @param all the exercises, in order
     * @param named whether somebody has asked for the first one
     * @param solved the names of those that are solved
     * @param quietNanos how long a folder has to stay as it is before it is graded
     */
    WatchLoop(List<Exercise> all, Exercise first, boolean named, Set<String> solved, long quietNanos) {
        this.all = List.copyOf(all);
        this.solved = new HashSet<>(solved);
        this.quietNanos = quietNanos;
        this.current = first;
        this.stays = named || solved.contains(first.name());
        this.waiting = Action.Cause.FIRST;
    }

    /** The exercise that is watched: its folder is to be looked at. */
    Exercise current() {
        return current;
    }

    /** What to do, in order. @param now in nanoseconds, on the clock of all other calls */
    List<Action> on(Event event, long now) {
        List<Action> actions = new ArrayList<>();
        if (event instanceof Event.Looked looked) {
            looked(looked.snapshot(), now, actions);
        } else if (event instanceof Event.LookedAround looked) {
            lookedAround(looked.folders(), actions);
        } else if (event instanceof Event.Pressed pressed) {
            pressed(pressed.key(), now, actions);
        } else if (event instanceof Event.Graded graded && isRunning(graded.number())) {
            graded(graded.result(), now, actions);
        } else if (event instanceof Event.Broke broke && isRunning(broke.number())) {
            running = null;
            actions.add(new Action.Trouble(current, broke.why()));
        } else if (event instanceof Event.KeysEnded ended) {
            if (ended.leave()) {
                quit(actions);
            } else {
                actions.add(new Action.NoKeys());
            }
        }
        return actions;
    }

    private boolean isRunning(int which) {
        return running != null && running.number() == which;
    }

    private void looked(Snapshot snapshot, long now, List<Action> actions) {
        boolean first = seen == null;
        if (first) {
            changedAt = now - quietNanos;
        } else if (!snapshot.equals(seen)) {
            changedAt = now;
            waiting = Action.Cause.SAVED;
            cancel(actions);
        }
        seen = snapshot;
        if (waiting != null && now - changedAt >= quietNanos) {
            begin(Depth.QUICK, waiting, now, actions);
        } else if (running != null) {
            actions.add(new Action.Beat(current, running.depth(), now - running.at()));
        }
    }

    private void lookedAround(Map<String, Snapshot> folders, List<Action> actions) {
        List<Exercise> saved = all.stream()
                .filter(other -> !other.equals(current) && savedSince(other.name(), folders))
                .toList();
        around = new HashMap<>(folders);
        if (!saved.isEmpty() && !saved.equals(told)) {
            told = saved;
            actions.add(new Action.SavedElsewhere(
                    saved, saved.equals(before.stream().limit(1).toList())));
        }
    }

    private boolean savedSince(String name, Map<String, Snapshot> folders) {
        return around.containsKey(name)
                && folders.getOrDefault(name, Snapshot.EMPTY).savedSince(around.get(name));
    }

    private void pressed(char key, long now, List<Action> actions) {
        told = List.of();
        switch (Character.toLowerCase(key)) {
            case 'h' -> actions.add(new Action.Hint(current));
            case 'l' -> actions.add(new Action.ShowList());
            case 'v' -> actions.add(new Action.ShowAgain());
            case 'r' -> {
                cancel(actions);
                begin(Depth.QUICK, Action.Cause.ASKED, now, actions);
            }
            case 'n' ->
                next().ifPresentOrElse(
                                other -> {
                                    cancel(actions);
                                    goOn(other, Action.Cause.FIRST, actions);
                                },
                                () -> actions.add(new Action.NoOther()));
            case 'b' -> back(actions);
            case 'q', END_OF_TRANSMISSION -> quit(actions);
            default -> actions.add(new Action.Keys());
        }
    }

    private void graded(Result result, long now, List<Action> actions) {
        Depth depth = running.depth();
        running = null;
        told = List.of();
        Verdict verdict = result.grade().verdict();
        if (verdict.equals(Verdict.Inconclusive.QUICK) && depth == Depth.QUICK) {
            begin(Depth.FULL, Action.Cause.DEEPER, now, actions);
        } else if (verdict instanceof Verdict.Pass) {
            solved.add(current.name());
            passed(result, actions);
        } else {
            solved.remove(current.name());
            actions.add(new Action.Show(result, depth));
        }
    }

    private void passed(Result result, List<Action> actions) {
        Optional<Exercise> next = next();
        actions.add(new Action.Solved(result, next, stays));
        if (!stays) {
            // What was solved stays on the screen: the next one is not graded before something in it is saved.
            next.ifPresent(other -> goOn(other, null, actions));
        }
    }

    private void begin(Depth depth, Action.Cause why, long now, List<Action> actions) {
        waiting = null;
        running = new Begun(++number, depth, now);
        actions.add(new Action.Begin(number, current, depth, why));
    }

    private void cancel(List<Action> actions) {
        if (running != null) {
            actions.add(new Action.Cancel(running.number()));
            running = null;
        }
    }

    private void quit(List<Action> actions) {
        cancel(actions);
        actions.add(new Action.Quit());
    }

    private void goOn(Exercise next, Action.Cause why, List<Action> actions) {
        before.push(current);
        watch(next, why, actions);
    }

    private void back(List<Action> actions) {
        if (before.isEmpty()) {
            actions.add(new Action.NoneBefore());
        } else {
            cancel(actions);
            watch(before.pop(), Action.Cause.FIRST, actions);
        }
    }

    private void watch(Exercise exercise, Action.Cause why, List<Action> actions) {
        around.remove(current.name());
        current = exercise;
        stays = solved.contains(exercise.name());
        seen = null;
        waiting = why;
        actions.add(new Action.Watching(exercise));
    }

    /** The next one after the current that is open, from the beginning after the last. */
    private Optional<Exercise> next() {
        int here = all.indexOf(current);
        for (int step = 1; step < all.size(); step++) {
            Exercise other = all.get((here + step) % all.size());
            if (!solved.contains(other.name())) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }
}
