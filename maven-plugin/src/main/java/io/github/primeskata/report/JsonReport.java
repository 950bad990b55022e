package io.github.primeskata.report;

import io.github.primeskata.grade.CheckGrade;
import io.github.primeskata.grade.ExerciseGrade;
import io.github.primeskata.grade.Failure;
import io.github.primeskata.grade.Step;
import io.github.primeskata.run.Lane;
import io.github.primeskata.run.Lanes;
import io.github.primeskata.run.Result;
import io.github.primeskata.run.Work;
import io.github.primeskata.text.Messages;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The result as JSON, after the schema {@code docs/reference/result-v1.schema.json}. A pure function. What two runs of
 * the same code may differ in stands under {@code measured} alone, but for the ids of threads and processes in the
 * lanes.
 */
public final class JsonReport {

    /** The version of the schema. */
    public static final int SCHEMA_VERSION = 1;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonReport() {}

    /** The text of the file, ending in a line feed. */
    public static String of(RunReport report) {
        ObjectNode root = JSON.createObjectNode();
        root.put("schemaVersion", SCHEMA_VERSION);
        root.put("grader", report.version());
        ObjectNode environment = root.putObject("environment");
        environment.put("jdk", report.jdk());
        environment.put("cores", report.cores());
        int points = 0;
        int max = 0;
        int solved = 0;
        for (Result result : report.results()) {
            points += result.grade().points();
            max += result.grade().max();
            solved += result.grade().passed() ? 1 : 0;
        }
        ObjectNode summary = root.putObject("summary");
        summary.put("points", points);
        summary.put("max", max);
        summary.put("solved", solved);
        summary.put("exercises", report.results().size());
        ArrayNode exercises = root.putArray("exercises");
        report.results().forEach(result -> exercise(exercises.addObject(), result, report));
        ObjectNode measured = root.putObject("measured");
        measured.put("finished", report.finished().toString());
        ObjectNode millis = measured.putObject("elapsedMillis");
        report.results()
                .forEach(result -> millis.put(result.grade().exercise().name(), result.elapsedNanos() / 1_000_000));
        return JSON.writeValueAsString(root) + "\n";
    }

    private static void exercise(ObjectNode node, Result result, RunReport report) {
        ExerciseGrade grade = result.grade();
        node.put("id", grade.exercise().id());
        node.put("name", grade.exercise().name());
        node.put("title", grade.exercise().page().title());
        node.put("verdict", grade.verdict().word());
        node.put("verdictDetail", Safe.verdict(grade.verdict()));
        node.put("points", grade.points());
        node.put("max", grade.max());
        grade.failure()
                .ifPresentOrElse(
                        failure -> failure(node.putObject("failure"), grade, failure, report.code(grade.exercise())),
                        () -> node.putNull("failure"));
        ArrayNode checks = node.putArray("checks");
        for (CheckGrade check : grade.checks()) {
            ObjectNode one = checks.addObject();
            one.put("name", check.check().name());
            one.put("group", check.check().group());
            one.put("clause", check.check().clause());
            one.put("aspect", check.check().aspect().word());
            one.put("state", check.state().name());
            one.put("points", check.awarded());
            one.put("max", check.check().points());
            one.put("reason", Safe.text(check.reason()));
        }
        ArrayNode lanes = node.putArray("lanes");
        for (Lanes entry : result.lanes()) {
            ObjectNode one = lanes.addObject();
            one.put("check", entry.check());
            ArrayNode workers = one.putArray("workers");
            for (Lane lane : entry.lanes()) {
                ObjectNode worker = workers.addObject();
                worker.put("worker", Safe.line(lane.worker()));
                worker.put("thread", lane.thread());
                worker.put("process", lane.process());
                ArrayNode numbers = worker.putArray("numbers");
                lane.numbers().forEach(numbers::add);
                ArrayNode primes = worker.putArray("primes");
                lane.primes().forEach(primes::add);
            }
        }
        ArrayNode work = node.putArray("work");
        result.work().forEach(entry -> work(work.addObject(), entry));
        ArrayNode warnings = node.putArray("warnings");
        result.warnings().forEach(warning -> warnings.add(Safe.line(warning)));
    }

    private static void work(ObjectNode node, Work work) {
        node.put("check", work.check());
        node.put("numbers", work.numbers());
        node.put("workers", work.workers());
        work.threads().ifPresent(threads -> {
            node.put("calls", threads.calls());
            node.put("threads", threads.threads());
            node.put("peakInFlight", threads.peak());
            node.put("divisions", threads.divisions());
            node.put("spanDivisions", threads.span());
        });
        work.processes().ifPresent(processes -> {
            node.put("processes", processes.processes());
            node.put("messages", processes.messages());
            node.put("bytes", processes.bytes());
        });
    }

    private static void failure(ObjectNode node, ExerciseGrade grade, Failure failure, List<CodeLine> code) {
        node.put("check", failure.check());
        node.put("clause", failure.clause());
        node.put("observed", Safe.line(failure.observed()));
        node.put("expected", Expected.of(grade.exercise(), failure));
        node.put("location", Safe.line(failure.location()));
        node.put("detail", Safe.text(failure.detail()));
        ArrayNode steps = node.putArray("interleaving");
        for (Step step : failure.steps()) {
            ObjectNode one = steps.addObject();
            one.put("thread", Safe.line(step.thread()));
            one.put("action", Safe.line(step.action()));
            one.put("location", Safe.line(step.location()));
            one.put("breaking", step.breaking());
        }
        ArrayNode lines = node.putArray("code");
        for (CodeLine line : code) {
            lines.addObject().put("location", line.location()).put("text", Safe.line(line.text()));
        }
        node.put("replay", Messages.gradeCommand(grade.exercise().id()));
    }
}
