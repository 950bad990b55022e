package io.github.primeskata.watch;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.state.LearnerState;
import java.util.List;
import java.util.stream.IntStream;

/** With which exercise a watch begins. A pure function. */
final class Start {

    private Start() {}

    /** The one that was watched last, or the first open one after it; the first of all if every one is solved. */
    static Exercise of(List<Exercise> all, LearnerState state) {
        int last = IntStream.range(0, all.size())
                .filter(i -> all.get(i).name().equals(state.current()))
                .findFirst()
                .orElse(0);
        return IntStream.range(0, all.size())
                .mapToObj(i -> all.get((last + i) % all.size()))
                .filter(exercise -> !state.solved(exercise.name()))
                .findFirst()
                .orElse(all.get(last));
    }
}
