package io.github.primeskata.check;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.catalog.Problem;
import io.github.primeskata.catalog.Variant;
import io.github.primeskata.grade.Depth;
import io.github.primeskata.grade.ExerciseGrade;
import io.github.primeskata.grade.Failure;
import io.github.primeskata.grade.Verdict;
import io.github.primeskata.intake.Submission;
import io.github.primeskata.run.GradeRun;
import io.github.primeskata.run.Progress;
import io.github.primeskata.text.Messages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Grades every variant as a learner's work would be, several times, and holds the outcomes against the headers. */
public final class KillMatrix {

    private KillMatrix() {}

    /**
     * The rows, in the order of the variants. Each variant is graded {@code rounds} times.
     *
     * @param threads how many are graded at once
     * @param listener told of each row that is ready
     */
    public static List<MatrixRow> run(
            GradeRun run, List<Variant> variants, int rounds, int threads, MatrixListener listener)
            throws IOException, InterruptedException {
        run.prepare();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<MatrixRow>> futures = new ArrayList<>();
            for (Variant variant : variants) {
                futures.add(pool.submit(() -> {
                    MatrixRow row = row(run, variant, rounds);
                    listener.graded(row, variants.size());
                    return row;
                }));
            }
            List<MatrixRow> rows = new ArrayList<>();
            for (Future<MatrixRow> future : futures) {
                rows.add(future.get());
            }
            return rows;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static MatrixRow row(GradeRun run, Variant variant, int rounds) throws IOException, InterruptedException {
        Map<String, Integer> got = new TreeMap<>();
        String example = "";
        for (int round = 0; round < rounds; round++) {
            ExerciseGrade grade = run.grade(Submission.of(variant), Depth.VERDICT, Progress.NONE)
                    .grade();
            String outcome = outcome(grade);
            got.merge(outcome, 1, Integer::sum);
            if (!new MatrixRow(variant, Map.of(outcome, 1), 1, "").clean()) {
                example = grade.failure().map(KillMatrix::shown).orElse("it passes");
            }
        }
        return new MatrixRow(variant, got, rounds, example);
    }

    /** Verdict and clause: {@code RACE C2}. */
    static String outcome(ExerciseGrade grade) {
        if (grade.verdict() instanceof Verdict.Pass) {
            return "PASS";
        }
        String clause = grade.failure().map(Failure::clause).orElse("");
        return (grade.verdict().word() + " " + clause).strip();
    }

    static String shown(Failure failure) {
        String place = failure.location().isEmpty() ? "" : " (" + failure.location() + ")";
        return failure.check() + ": " + failure.observed() + place;
    }

    /** What is wrong in the rows, for their authors. */
    public static List<Problem> problems(Layout layout, List<MatrixRow> rows) {
        return rows.stream()
                .filter(row -> !row.clean())
                .map(row -> new Problem(
                        where(layout, row.variant()),
                        Messages.notClean(row.expected(), row.got().toString(), row.hits(), row.rounds())
                                + (row.example().isEmpty() ? "" : "; " + row.example()),
                        Messages.cureForVariant(row.variant().kind().name())))
                .toList();
    }

    private static String where(Layout layout, Variant variant) {
        Exercise exercise = variant.exercise();
        return layout.show(
                switch (variant.kind()) {
                    case PRISTINE -> layout.pristine().resolve(exercise.name());
                    case REFERENCE -> layout.reference().resolve(exercise.name());
                    case ALTERNATIVE ->
                        layout.alternatives().resolve(exercise.name()).resolve(variant.name());
                    case BROKEN -> layout.broken().resolve(exercise.name()).resolve(variant.name());
                });
    }
}
