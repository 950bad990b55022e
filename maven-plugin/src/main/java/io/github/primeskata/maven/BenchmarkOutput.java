package io.github.primeskata.maven;

import io.github.primeskata.bench.Benchmark;
import io.github.primeskata.bench.BenchmarkReport;
import io.github.primeskata.bench.Options;
import io.github.primeskata.bench.TaskCosts;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.report.BenchmarkCsv;
import io.github.primeskata.report.BenchmarkJson;
import io.github.primeskata.report.BenchmarkPage;
import io.github.primeskata.report.BenchmarkProgress;
import io.github.primeskata.report.BenchmarkTable;
import io.github.primeskata.report.Curves;
import io.github.primeskata.report.Style;
import io.github.primeskata.state.AtomicFile;
import io.github.primeskata.text.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs a benchmark, writes its files after each round, and prints its tables at the end, also if Maven is stopped. */
record BenchmarkOutput(Layout layout, String version, Style style, boolean live) {

    /** How long the one who tells may take. */
    private static final long SECONDS = 60;

    /** Blocks until it is over. */
    void run(Benchmark benchmark, Options options) throws IOException, InterruptedException {
        if (options.resume()) {
            print(benchmark.resumed() > 0 ? Messages.resumed(benchmark.resumed()) : Messages.nothingToResume());
        }
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch told = new CountDownLatch(1);
        Thread stopped = new Thread(
                () -> {
                    try {
                        // Whoever comes first says what there is to say.
                        if (!over.getAndSet(true)) {
                            show(benchmark.report(false), List.of(Messages.stopped(resume(options))));
                        }
                    } finally {
                        told.countDown();
                    }
                },
                "primes-benchmark-stopped");
        Runtime.getRuntime().addShutdownHook(stopped);
        try {
            BenchmarkReport report =
                    benchmark.run(new BenchmarkProgress(live, style, System.out, System.err, this::save));
            if (!over.getAndSet(true)) {
                show(report, List.of());
            }
        } finally {
            if (!removed(stopped)) {
                // Once this thread goes on, Maven takes away the classes that the other one needs.
                told.await(SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    private void show(BenchmarkReport report, List<String> notes) {
        List<String> all = new ArrayList<>(notes);
        all.add(save(report));
        print("\n" + BenchmarkTable.of(report, all, style));
    }

    /** Writes the files; says where they are, or why they are not there. */
    private String save(BenchmarkReport report) {
        Instant now = Instant.now();
        Path file = layout.output().resolve("benchmark.html");
        try {
            AtomicFile.write(file.resolveSibling("benchmark.json"), BenchmarkJson.of(report, version, now));
            AtomicFile.write(file.resolveSibling("benchmark.csv"), BenchmarkCsv.of(report));
            AtomicFile.write(file.resolveSibling(ReportFiles.CURVES), Curves.kept(report, now));
            AtomicFile.write(file, BenchmarkPage.of(report, TaskCosts.read(layout.output()), version, now));
            return Messages.benchmarkFiles(layout.show(file));
        } catch (IOException e) {
            return Messages.resultNotSaved(layout.show(file), e.toString());
        }
    }

    private static String resume(Options options) {
        String of =
                options.origins().size() > 1 ? "both" : options.origins().get(0).word();
        return "mvn primes:benchmark -Dprimes.resume -Dprimes.profile="
                + options.profile().word() + " -Dprimes.of=" + of
                + (options.exercises().isEmpty()
                        ? ""
                        : " -Dexercise=" + options.exercises().get(0));
    }

    /** False if it runs or is about to, as the JVM is ending. */
    private static boolean removed(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static void print(String text) {
        System.out.println(text.stripTrailing());
        System.out.flush();
    }
}
