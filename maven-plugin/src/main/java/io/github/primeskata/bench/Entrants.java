package io.github.primeskata.bench;

import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.intake.Submission;
import io.github.primeskata.measure.Approach;
import io.github.primeskata.measure.Origin;
import io.github.primeskata.state.LearnerState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who takes part.
 *
 * @param present those that are measured, in the order of the course
 * @param unsolved the learner's exercises that are not, with the last verdict or {@code -}
 */
record Entrants(List<Entrant> present, List<Unsolved> unsolved) {

    /** What is not measured, because it is not right, or nobody knows whether it is. */
    record Unsolved(Exercise exercise, String verdict) {}

    /**
     * Looks for solutions of the exercises that a profile wants.
     *
     * @param wanted ids of exercises; those that are not in the catalogue are passed over
     */
    static Entrants find(Layout layout, Catalog catalog, List<String> wanted, List<Origin> origins) throws IOException {
        LearnerState state = LearnerState.load(layout);
        List<Entrant> present = new ArrayList<>();
        List<Unsolved> unsolved = new ArrayList<>();
        for (Approach approach : Approach.all()) {
            Optional<Exercise> exercise = catalog.exercises().stream()
                    .filter(one -> wanted.contains(one.id()) && one.id().equals(approach.exercise()))
                    .findFirst();
            if (exercise.isEmpty()) {
                continue;
            }
            for (Origin origin : origins) {
                Path home = origin == Origin.LEARNER ? layout.stubs() : layout.reference();
                String name = exercise.get().name();
                Submission submission = Submission.from(
                        exercise.get(), home.resolve(name), layout.pristine().resolve(name));
                String verdict = state.verdicts().getOrDefault(name, "-");
                boolean solved = origin == Origin.REFERENCE || (submission.started() && verdict.equals("PASS"));
                if (!solved) {
                    unsolved.add(new Unsolved(exercise.get(), submission.started() ? verdict : "NOT_STARTED"));
                } else if (!submission.files().isEmpty()) {
                    present.add(new Entrant(origin, approach, submission));
                }
            }
        }
        return new Entrants(origins.size() > 1 ? pairs(present) : present, unsolved);
    }

    /** Side by side there is nobody without a counterpart. */
    private static List<Entrant> pairs(List<Entrant> present) {
        return present.stream()
                .filter(one -> present.stream()
                        .anyMatch(other -> other.origin() != one.origin()
                                && other.approach().equals(one.approach())))
                .toList();
    }
}
