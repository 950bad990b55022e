package io.github.primeskata.report;

import io.github.primeskata.bench.BenchmarkReport;
import io.github.primeskata.machine.Machine;
import io.github.primeskata.measure.Approach;
import io.github.primeskata.measure.Block;
import io.github.primeskata.measure.Contestant;
import io.github.primeskata.measure.Evaluation;
import io.github.primeskata.measure.Fitness;
import io.github.primeskata.measure.Origin;
import io.github.primeskata.measure.Profile;
import io.github.primeskata.measure.Pulse;
import io.github.primeskata.measure.Run;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Benchmarks as they may be, all made up and always the same. */
final class Benchmarks {

    private static final String ESCAPE = "\u001b[31m";

    private Benchmarks() {}

    static Map<String, BenchmarkReport> all() {
        Map<String, BenchmarkReport> all = new LinkedHashMap<>();
        all.put("quick", report(Profile.QUICK, 2, 9, 0.03, 0.05, Origin.LEARNER));
        all.put("guide", report(Profile.GUIDE, 2, 1, 0.03, 0.05, Origin.REFERENCE));
        all.put("comparison", report(Profile.COMPARISON, 2, 8, 0.03, 0.05, Origin.REFERENCE));
        all.put("both", report(Profile.QUICK, 2, 8, 0.12, 0.05, Origin.LEARNER, Origin.REFERENCE));
        all.put("busy", report(Profile.QUICK, 2, 8, 0.9, 1.4, Origin.REFERENCE));
        all.put("one-processor", report(Profile.QUICK, 1, 8, 0.03, 0.05, Origin.REFERENCE));
        all.put("stopped", stopped());
        all.put("hostile", hostile());
        return all;
    }

    private static BenchmarkReport report(
            Profile profile, int cores, int rounds, double noise, double others, Origin... origins) {
        List<Profile.Candidate> candidates = new ArrayList<>();
        for (Approach approach : Approach.all()) {
            for (Origin origin : origins) {
                if (approach.ofTheKata()) {
                    candidates.add(new Profile.Candidate(origin, approach));
                }
            }
        }
        List<Block> blocks = profile.blocks(candidates, cores);
        List<Run> runs = new ArrayList<>();
        for (Block block : blocks.subList(0, Math.min(3, blocks.size()))) {
            for (int round = 1; round <= rounds; round++) {
                for (Contestant contestant : block.contestants()) {
                    runs.add(run(block, contestant, round, cores, others));
                }
            }
        }
        return new BenchmarkReport(
                profile,
                "25.0.3",
                List.of(origins),
                true,
                Evaluation.of(blocks, runs, fitness(cores, noise, others, runs)),
                blocks.size() > 3
                        ? List.of(new BenchmarkReport.Left(blocks.get(4).key(), BenchmarkReport.Why.NO_TIME, "272"))
                        : List.of());
    }

    private static BenchmarkReport stopped() {
        BenchmarkReport whole = report(Profile.QUICK, 2, 2, 0.03, 0.05, Origin.LEARNER);
        return new BenchmarkReport(
                whole.profile(),
                whole.jdk(),
                whole.origins(),
                false,
                whole.evaluation(),
                List.of(
                        new BenchmarkReport.Left("e310 asynchronous", BenchmarkReport.Why.NOT_SOLVED, "RACE"),
                        new BenchmarkReport.Left("e320 task group", BenchmarkReport.Why.NOT_SOLVED, "NOT_STARTED"),
                        new BenchmarkReport.Left(
                                "e410 threads",
                                BenchmarkReport.Why.NOT_COMPILED,
                                "ThreadsRunner.java:17 ';' expected")));
    }

    /** A submission that fails in every way, and has names for a terminal to act on. */
    private static BenchmarkReport hostile() {
        Block block = Profile.QUICK
                .blocks(
                        List.of(new Profile.Candidate(
                                Origin.LEARNER, Approach.of("e410").orElseThrow())),
                        2)
                .get(0);
        Contestant loop = block.contestants().get(0);
        Contestant mine = block.contestants().get(1);
        String name = ESCAPE + "\u202Egnorw\n" + "x".repeat(500);
        List<Run> runs = List.of(
                run(block, loop, 1, 2, 0),
                new Run(
                        block.key(),
                        mine.key(),
                        1,
                        "DONE",
                        "",
                        1,
                        1,
                        1,
                        1,
                        -1,
                        3,
                        List.of(new Run.Lane(name, 1, 1, 25, "2 3"))),
                new Run(block.key(), mine.key(), 2, "THREW", name + "\n\tat " + name, 0, 0, 0, 1, -1, 0, List.of()));
        Fitness unknown = Fitness.of(
                new Machine("Linux", ESCAPE + "Fast", 2, OptionalDouble.of(1.5), OptionalLong.empty()),
                OptionalDouble.empty(),
                List.of(),
                new double[0]);
        return new BenchmarkReport(
                Profile.QUICK,
                "25",
                List.of(Origin.LEARNER),
                false,
                Evaluation.of(List.of(block), runs, unknown),
                List.of(new BenchmarkReport.Left("e420", BenchmarkReport.Why.NOT_COMPILED, ESCAPE + "boo")));
    }

    private static Fitness fitness(int cores, double noise, double others, List<Run> runs) {
        long work = 20_000_000;
        long together = Math.round(work * (2 + noise) / Math.min(2, cores) * (1 + others));
        Pulse.Beat beat = new Pulse.Beat(work, Math.round(work * (1 + noise)), together);
        return Fitness.of(
                new Machine(
                        "Linux amd64", "A Processor 2000", cores, OptionalDouble.empty(), OptionalLong.of(24L << 30)),
                OptionalDouble.of(0.4 + others),
                List.of(new Pulse(2, Collections.nCopies(15, beat))),
                runs.stream().mapToDouble(Run::others).toArray());
    }

    private static Run run(Block block, Contestant contestant, int round, int cores, double others) {
        int workers = contestant.workers();
        boolean alone =
                List.of("loop", "e110", "e210").contains(contestant.approach().exercise());
        double share = alone ? 1 : block.waits() ? workers : Math.min(cores, workers);
        double seconds = block.waits()
                ? block.last() * block.delay().toNanos() / 1e9 * 1.02 / share
                : 0.1 * Math.pow(block.last() / 1e6, 1.5) / share;
        seconds += contestant.approach().processes() ? 0.1 * workers : 0.003;
        // The reference a little faster, every round a little different.
        seconds *= (contestant.origin() == Origin.REFERENCE ? 0.8 : 1) * (1 + (round * 7 % 5 - 2) * 0.005);
        long nanos = Math.round(seconds * 1e9);
        int told = contestant.approach().exercise().equals("e440") ? 100 : workers;
        boolean unknown = !block.waits() && contestant.approach().exercise().compareTo("e430") > 0;
        return new Run(
                block.key(),
                contestant.key(),
                round,
                "DONE",
                "",
                nanos,
                nanos + 200_000_000,
                nanos,
                4711,
                others,
                unknown ? 0 : told,
                unknown ? List.of() : lanes(told, contestant.approach().processes(), alone));
    }

    private static List<Run.Lane> lanes(int workers, boolean processes, boolean alone) {
        return LongStream.rangeClosed(1, Math.min(50, workers))
                .mapToObj(i -> new Run.Lane(
                        "Worker-" + i,
                        20 + i,
                        processes ? 4800 + i : 4711,
                        alone ? (i == 1 ? 25 : 0) : (int) (30 - i) / workers,
                        alone && i > 1 ? "" : "2 3 5 7 11"))
                .toList();
    }
}
