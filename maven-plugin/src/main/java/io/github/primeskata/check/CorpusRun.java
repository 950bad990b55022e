package io.github.primeskata.check;

import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.catalog.Variant;
import io.github.primeskata.catalog.Variants;
import io.github.primeskata.grade.Depth;
import io.github.primeskata.grade.ExerciseGrade;
import io.github.primeskata.grade.Failure;
import io.github.primeskata.intake.Submission;
import io.github.primeskata.run.GradeRun;
import io.github.primeskata.run.Progress;
import io.github.primeskata.run.Toolbox;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Grades the corpus of a checkout under a load; what it finds is kept below {@code target/primes/corpus}. */
public final class CorpusRun {

    private CorpusRun() {}

    /**
     * Grades until each variant has been graded {@code rounds} times, those included that are on record.
     *
     * @param exercises those whose variants are graded
     * @param variant the name of the only variant that is graded; null for all
     * @param threads how many are graded at once; 0 for as many as suit the load
     * @param record whether what was graded is put on record, for exercises all of whose variants have been
     * @return the matrix over all rounds, and what is not clean in it
     */
    public static CheckOutcome run(
            Layout layout,
            Catalog catalog,
            List<Exercise> exercises,
            String variant,
            Toolbox toolbox,
            Load load,
            int rounds,
            int threads,
            boolean record,
            Corpus.Listener listener)
            throws IOException, InterruptedException {
        List<Variant> variants = Variants.of(layout, exercises, variant);
        int processors = Runtime.getRuntime().availableProcessors();
        int atOnce = threads > 0 ? threads : load.threads(processors);
        VariantKeys keys = new VariantKeys(layout, toolbox.engine(), toolbox.javaVersion());
        TrialJournal journal =
                new TrialJournal(layout.output().resolve("corpus").resolve(load.word() + ".jsonl"));
        VerdictRecording recording = VerdictRecording.of(load, Variants.of(layout, exercises, null), keys);
        VerdictRecord known = VerdictRecordFile.read(layout.verdicts());
        Map<Variant, Integer> todo = new HashMap<>();
        for (Variant each : variants) {
            todo.put(each, rounds - recording.rounds(known, each));
        }
        Toolbox loaded = toolbox.startingBy(load.prefix());
        try (Load.Running spinning = load.begin(processors);
                GradeRun run = GradeRun.open(layout, catalog, loaded)) {
            run.prepare();
            Corpus corpus = new Corpus(journal, keys, each -> trial(run, keys, each));
            List<MatrixRow> rows = corpus.run(variants, todo::get, atOnce, listener);
            if (record) {
                recording.take(journal, rows);
                VerdictRecordFile.write(layout.verdicts(), recording.add(known, rows));
            }
            return new CheckOutcome(rows, KillMatrix.problems(layout, rows));
        }
    }

    private static Trial trial(GradeRun run, Corpus.Keys keys, Variant variant)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        ExerciseGrade grade =
                run.grade(Submission.of(variant), Depth.VERDICT, Progress.NONE).grade();
        String outcome = KillMatrix.outcome(grade);
        boolean clean = new MatrixRow(variant, Map.of(outcome, 1), 1, "").clean();
        String example = clean ? "" : grade.failure().map(KillMatrix::shown).orElse("it passes");
        String detail = clean ? "" : grade.failure().map(Failure::detail).orElse("");
        double seconds = Math.round((System.nanoTime() - begin) / 1e7) / 1e2;
        return new Trial(Corpus.label(variant), keys.of(variant), outcome, example, detail, seconds);
    }
}
