package io.github.primeskata.run;

import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.grade.Depth;
import io.github.primeskata.intake.Submission;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Grades what stands in the exercises' folders of a checkout, one exercise after the other. */
public final class Grading {

    private Grading() {}

    /**
     * The results, in the order of the exercises.
     *
     * @throws InterruptedException if the thread is interrupted; all processes are ended then
     */
    public static List<Result> grade(
            Layout layout, Catalog catalog, List<Exercise> exercises, Depth depth, Toolbox toolbox, Progress progress)
            throws IOException, InterruptedException {
        List<Result> results = new ArrayList<>();
        try (GradeRun run = GradeRun.open(layout, catalog, toolbox)) {
            for (Exercise exercise : exercises) {
                Submission submission = Submission.from(
                        exercise,
                        layout.stubs().resolve(exercise.name()),
                        layout.pristine().resolve(exercise.name()));
                results.add(run.grade(submission, depth, progress));
            }
        }
        return results;
    }
}
