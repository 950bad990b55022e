package io.github.primeskata.maven;

import io.github.primeskata.catalog.Layout;
import io.github.primeskata.machine.MachineReader;
import io.github.primeskata.report.Curves;
import io.github.primeskata.report.ReportPage;
import io.github.primeskata.report.RunReport;
import io.github.primeskata.state.AtomicFile;
import io.github.primeskata.text.PageTexts;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages of a run, in {@code target/primes/report}. */
record ReportFiles(Layout layout) {

    /** What a benchmark has left for the report. */
    static final String CURVES = "benchmark-plots.json";

    /** Writes the pages, removes puzzles of earlier runs, and says where the report is, and its puzzles. */
    List<String> write(RunReport report) throws IOException {
        Path folder = Files.createDirectories(layout.output().resolve("report"));
        Map<String, String> files = ReportPage.of(report, MachineReader.read(report.cores()), curves());
        // What is linked is there before the link.
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (!file.getKey().equals(ReportPage.FILE)) {
                AtomicFile.write(folder.resolve(file.getKey()), file.getValue());
            }
        }
        Path page = folder.resolve(ReportPage.FILE);
        AtomicFile.write(page, files.get(ReportPage.FILE));
        try (DirectoryStream<Path> puzzles = Files.newDirectoryStream(folder, "puzzle-*.html")) {
            for (Path puzzle : puzzles) {
                if (!files.containsKey(puzzle.getFileName().toString())) {
                    Files.deleteIfExists(puzzle);
                }
            }
        }
        List<String> notes = new ArrayList<>(List.of(PageTexts.reportFile(layout.show(page))));
        List<String> puzzles = files.keySet().stream()
                .filter(name -> !name.equals(ReportPage.FILE))
                .map(name -> layout.show(folder.resolve(name)))
                .toList();
        if (!puzzles.isEmpty()) {
            notes.add(PageTexts.puzzleFiles(puzzles));
        }
        return notes;
    }

    private Optional<Curves> curves() throws IOException {
        Path kept = layout.output().resolve(CURVES);
        return Files.isRegularFile(kept) ? Curves.read(Files.readString(kept)) : Optional.empty();
    }
}
