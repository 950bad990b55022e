package io.github.primeskata.report;

import io.github.primeskata.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reports as they may come out, as pages. */
final class ReportPages {

    static final Machine MACHINE =
            new Machine("Linux amd64", "A Processor <1>", 2, OptionalDouble.of(1.5), OptionalLong.of(8L << 30));

    private static final Optional<Curves> CURVES =
            Curves.read(Curves.kept(Benchmarks.all().get("quick"), Instant.parse("2026-11-26T12:00:00Z")));

    private ReportPages() {}

    /** Those of {@link Runs#all}, and two with puzzles; the first of them has curves as well. */
    static Map<String, RunReport> all() {
        Map<String, RunReport> runs = new LinkedHashMap<>(Runs.all());
        runs.put(
                "puzzle",
                Runs.report(
                        Runs.pass("e010_prime_test"),
                        Runs.lostUpdate("e510_lost_update"),
                        Runs.hang("e410_threads"),
                        Runs.notStarted("e210_cooperative")));
        runs.put("hostile-puzzle", Runs.report(Runs.hostileRace("e510_lost_update")));
        return runs;
    }

    /** The files of a report. */
    static Map<String, String> of(String run) throws IOException {
        return ReportPage.of(all().get(run), MACHINE, run.equals("puzzle") ? curves() : Optional.empty());
    }

    static Optional<Curves> curves() {
        return CURVES;
    }

    /** Writes the files of a report below {@code target}, to be looked at. */
    static Path write(String run) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/pages/report-" + run));
        for (Map.Entry<String, String> file : of(run).entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        return folder;
    }
}
