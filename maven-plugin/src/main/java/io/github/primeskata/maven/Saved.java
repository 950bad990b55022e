package io.github.primeskata.maven;

import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.grade.Verdict;
import io.github.primeskata.report.JsonReport;
import io.github.primeskata.report.RunReport;
import io.github.primeskata.report.Standing;
import io.github.primeskata.run.Result;
import io.github.primeskata.run.Toolbox;
import io.github.primeskata.state.AtomicFile;
import io.github.primeskata.state.LearnerState;
import io.github.primeskata.text.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps the result of a run. What cannot be saved is still shown. */
record Saved(Layout layout, Catalog catalog, Equipment equipment, Toolbox toolbox) {

    /**
     * Writes {@code result.json} and the last verdicts; the report says what became of that.
     *
     * @param begun when the grading began, or earlier: lines of files that were saved since then are not shown
     */
    RunReport save(List<Result> results, Instant begun) throws IOException {
        return save(results, begun, true);
    }

    /**
     * As above.
     *
     * @param tell whether the report says where the file is; that it could not be written is always said
     */
    RunReport save(List<Result> results, Instant begun, boolean tell) throws IOException {
        LearnerState state = LearnerState.load(layout);
        List<String> notes = new ArrayList<>();
        if (equipment.stale(layout)) {
            notes.add(Messages.stalePlugin());
        }
        Path file = layout.output().resolve("result.json");
        RunReport report = new RunReport(
                equipment.version(),
                toolbox.jdk().version(),
                Runtime.getRuntime().availableProcessors(),
                Instant.now(),
                results,
                LearnerLines.read(layout, results, begun),
                state.hints(),
                Standing.of(catalog.exercises(), remember(state, results)),
                notes);
        try {
            AtomicFile.write(file, JsonReport.of(report));
            LearnerState kept = LearnerState.update(layout, now -> remember(now, results));
            report = report.with(Standing.of(catalog.exercises(), kept));
            List<String> pages = new ReportFiles(layout).write(report);
            if (tell) {
                notes.add(Messages.resultFile(layout.show(file)));
                notes.addAll(pages);
            }
        } catch (IOException e) {
            notes.add(Messages.resultNotSaved(layout.show(file), e.toString()));
        }
        return report.with(notes);
    }

    /** What a shallow grade has left open does not replace what was decided. */
    private static LearnerState remember(LearnerState state, List<Result> results) {
        Map<String, String> decided = new HashMap<>();
        Map<String, String> open = new HashMap<>();
        for (Result result : results) {
            Verdict verdict = result.grade().verdict();
            (verdict.equals(Verdict.Inconclusive.QUICK) ? open : decided)
                    .put(result.grade().exercise().name(), verdict.word());
        }
        return state.withVerdicts(decided).withUndecided(open);
    }
}
