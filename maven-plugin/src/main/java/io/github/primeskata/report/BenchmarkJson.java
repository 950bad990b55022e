package io.github.primeskata.report;

import io.github.primeskata.bench.BenchmarkReport;
import io.github.primeskata.measure.Comparison;
import io.github.primeskata.measure.Evaluation.Row;
import io.github.primeskata.measure.Evaluation.Table;
import io.github.primeskata.measure.Fitness;
import io.github.primeskata.measure.Run;
import io.github.primeskata.measure.Scaling;
import io.github.primeskata.measure.Spread;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was measured, as JSON after the schema {@code docs/reference/benchmark-v1.schema.json}. A pure function. */
public final class BenchmarkJson {

    /** The version of the schema. */
    public static final int SCHEMA_VERSION = 1;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private BenchmarkJson() {}

    /** The text of the file, ending in a line feed. */
    public static String of(BenchmarkReport report, String version, Instant finished) {
        ObjectNode root = JSON.createObjectNode();
        root.put("schemaVersion", SCHEMA_VERSION);
        root.put("grader", version);
        root.put("finished", finished.toString());
        root.put("profile", report.profile().word());
        ArrayNode origins = root.putArray("of");
        report.origins().forEach(origin -> origins.add(origin.word()));
        root.put("whole", report.whole());
        machine(root.putObject("machine"), report);
        ArrayNode tables = root.putArray("tables");
        report.evaluation().tables().forEach(table -> table(tables.addObject(), table));
        ArrayNode left = root.putArray("leftOut");
        report.left().forEach(one -> {
            ObjectNode node = left.addObject();
            node.put("what", one.what());
            node.put("why", one.why().name());
            node.put("detail", Safe.line(one.detail()));
        });
        return JSON.writeValueAsString(root) + "\n";
    }

    private static void machine(ObjectNode node, BenchmarkReport report) {
        Fitness fitness = report.evaluation().fitness();
        node.put("system", fitness.machine().system());
        node.put("processor", Safe.line(fitness.machine().processor()));
        node.put("jdk", report.jdk());
        node.put("cores", fitness.machine().cores());
        optional(node, "quota", fitness.machine().quota());
        if (fitness.machine().memoryBytes().isPresent()) {
            node.put("memoryBytes", fitness.machine().memoryBytes().getAsLong());
        } else {
            node.putNull("memoryBytes");
        }
        optional(node, "load", fitness.load());
        optional(node, "others", fitness.others());
        optional(node, "noise", fitness.noise());
        node.put("threadsTogether", fitness.threads());
        spread(node, "capacity", fitness.capacity());
        ObjectNode judged = node.putObject("judged");
        judged.put("oneThread", fitness.alone().name());
        judged.put("severalWorkers", fitness.together().name());
        judged.put("margin", fitness.margin(false));
        judged.put("marginWaiting", fitness.margin(true));
    }

    private static void table(ObjectNode node, Table table) {
        node.put("key", table.block().key());
        node.put("last", table.block().last());
        node.put("delayMillis", table.block().delay().toMillis());
        node.put("rounds", table.rounds());
        node.put("baseline", table.block().baseline().key());
        ArrayNode rows = node.putArray("rows");
        table.rows().forEach(row -> row(rows.addObject(), row));
        ArrayNode scalings = node.putArray("scalings");
        table.scalings().forEach(scaling -> scaling(scalings.addObject(), scaling));
    }

    private static void scaling(ObjectNode node, Scaling scaling) {
        node.put("base", scaling.base().key());
        ArrayNode points = node.putArray("points");
        scaling.points().forEach(point -> {
            ObjectNode one = points.addObject();
            one.put("key", point.contestant().key());
            one.put("workers", point.contestant().workers());
            spread(one, "speedUp", Optional.of(point.speedUp()));
            spread(one, "efficiency", Optional.of(point.efficiency()));
            one.put("reason", point.reason().name());
        });
        spread(node, "serial", scaling.serial());
        node.put("serialUpTo", scaling.serialUpTo());
        node.put("reason", scaling.reason().name());
    }

    private static void row(ObjectNode node, Row row) {
        node.put("key", row.contestant().key());
        node.put("of", row.contestant().origin().word());
        node.put("exercise", row.contestant().approach().exercise());
        node.put("approach", row.contestant().approach().label());
        node.put("workers", row.contestant().workers());
        spread(node, "seconds", row.seconds());
        spread(node, "wholeSeconds", row.whole());
        spread(node, "cpuSeconds", row.cpu());
        comparison(node, "ofBaseline", row.ofBaseline());
        comparison(node, "ofReference", row.ofReference());
        row.guide()
                .ifPresentOrElse(
                        figure -> {
                            ObjectNode guide = node.putObject("guide");
                            guide.put("mode", figure.mode());
                            guide.put("seconds", figure.seconds());
                            guide.put("found", figure.found());
                        },
                        () -> node.putNull("guide"));
        row.failed()
                .ifPresentOrElse(
                        run -> {
                            ObjectNode failed = node.putObject("failed");
                            failed.put("end", run.end());
                            failed.put("detail", Safe.text(run.detail()));
                        },
                        () -> node.putNull("failed"));
        row.last()
                .ifPresentOrElse(
                        run -> {
                            ObjectNode last = node.putObject("last");
                            last.put("round", run.round());
                            last.put("process", run.process());
                            last.put("workers", run.workers());
                            ArrayNode lanes = last.putArray("lanes");
                            run.lanes().forEach(lane -> lane(lanes.addObject(), lane));
                        },
                        () -> node.putNull("last"));
    }

    private static void lane(ObjectNode node, Run.Lane lane) {
        node.put("worker", Safe.line(lane.worker()));
        node.put("thread", lane.thread());
        node.put("process", lane.process());
        node.put("primes", lane.primes());
        node.put("first", lane.first());
    }

    private static void comparison(ObjectNode node, String name, Optional<Comparison> comparison) {
        if (comparison.isEmpty()) {
            node.putNull(name);
            return;
        }
        ObjectNode one = node.putObject(name);
        spread(one, "speedUp", Optional.of(comparison.get().speedUp()));
        one.put("margin", comparison.get().margin());
        one.put("verdict", comparison.get().verdict().name());
        one.put("reason", comparison.get().reason().name());
    }

    private static void spread(ObjectNode node, String name, Optional<Spread> spread) {
        if (spread.isEmpty()) {
            node.putNull(name);
            return;
        }
        ObjectNode one = node.putObject(name);
        one.put("runs", spread.get().runs());
        one.put("median", spread.get().median());
        one.put("low", spread.get().low());
        one.put("high", spread.get().high());
        one.put("interval", spread.get().interval());
    }

    private static void optional(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(name, value.getAsDouble());
        } else {
            node.putNull(name);
        }
    }
}
