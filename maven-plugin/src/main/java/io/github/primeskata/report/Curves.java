package io.github.primeskata.report;

import io.github.primeskata.bench.BenchmarkReport;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The plots of a benchmark, kept for later reports.
 *
 * @param finished when it was measured
 * @param machine what the machine was and how busy
 * @param plots the plots of the benchmark's page
 */
public record Curves(String finished, List<String> machine, List<Plots.Plot> plots) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Keeps unmodifiable copies. */
    public Curves {
        machine = List.copyOf(machine);
        plots = List.copyOf(plots);
    }

    /** Those of a benchmark, as a file keeps them. */
    public static String kept(BenchmarkReport report, Instant finished) {
        return JSON.writeValueAsString(new Curves(
                        finished.truncatedTo(ChronoUnit.SECONDS).toString(),
                        BenchmarkTable.machineLines(report),
                        Plots.of(report)))
                + "\n";
    }

    /** Those that a file keeps; empty if it was written by another version or is spoilt. */
    public static Optional<Curves> read(String kept) {
        try {
            return Optional.ofNullable(JSON.readValue(kept, Curves.class)).filter(Curves::isWhole);
        } catch (JacksonException | NullPointerException e) {
            return Optional.empty();
        }
    }

    private boolean isWhole() {
        return finished != null
                && plots.stream()
                        .allMatch(plot -> plot.title() != null
                                && plot.text() != null
                                && plot.ticks() != null
                                && plot.lines() != null
                                && plot.grid() != null
                                && plot.grid().head() != null
                                && plot.grid().rows() != null);
    }
}
