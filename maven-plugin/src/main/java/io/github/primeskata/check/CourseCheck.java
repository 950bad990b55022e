package io.github.primeskata.check;

import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.catalog.Problem;
import io.github.primeskata.catalog.Variant;
import io.github.primeskata.compile.Harness;
import io.github.primeskata.run.GradeRun;
import io.github.primeskata.run.Toolbox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The whole check of a course. */
public final class CourseCheck {

    private CourseCheck() {}

    /**
     * Holds exercises to their rules.
     *
     * @param exercises those whose references are held against the stubs; the rules for files are checked for all
     * @param variants those that are graded
     * @param rounds how often each variant is graded
     * @param threads how many variants are graded at once
     * @param update whether generated tables are renewed
     * @param listener told of each row of the matrix
     */
    public static CheckOutcome run(
            Layout layout,
            Catalog catalog,
            List<Exercise> exercises,
            List<Variant> variants,
            Toolbox toolbox,
            int rounds,
            int threads,
            boolean update,
            MatrixListener listener)
            throws IOException, InterruptedException {
        List<Problem> problems = new ArrayList<>();
        List<MatrixRow> rows;
        try (GradeRun run = GradeRun.open(layout, catalog, toolbox)) {
            Harness harness = run.prepare();
            problems.addAll(ExerciseRules.problems(layout, catalog, harness));
            problems.addAll(FormatRules.problems(layout));
            problems.addAll(ExerciseTable.problems(layout, catalog, update));
            problems.addAll(WorkshopPages.problems(layout, catalog, update));
            problems.addAll(ShownOutput.problems(
                    layout,
                    harness.plans().values().stream().flatMap(List::stream).toList()));
            for (Exercise exercise : exercises) {
                run.withReferenceClasses(
                        exercise,
                        layout.reference().resolve(exercise.name()),
                        (stub, reference) -> problems.addAll(SameApi.problems(
                                layout.show(layout.reference().resolve(exercise.name())), stub, reference)));
            }
            rows = KillMatrix.run(run, variants, rounds, threads, listener);
        }
        problems.addAll(KillMatrix.problems(layout, rows));
        return new CheckOutcome(rows, problems);
    }
}
