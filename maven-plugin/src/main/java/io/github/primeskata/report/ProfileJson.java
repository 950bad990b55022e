package io.github.primeskata.report;

import io.github.primeskata.bench.ProfileReport;
import io.github.primeskata.observe.ProfileFacts;
import io.github.primeskata.observe.RunFacts;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The calls of a run as JSON; times are nanoseconds. A pure function. */
public final class ProfileJson {

    private static final int SCHEMA_VERSION = 1;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ProfileJson() {}

    /** The text of the file, ending in a line feed. */
    public static String of(ProfileReport report, String version) {
        ProfileFacts facts = report.facts();
        ObjectNode root = JSON.createObjectNode();
        root.put("schemaVersion", SCHEMA_VERSION);
        root.put("grader", version);
        root.put("jdk", report.jdk());
        root.put("exercise", report.approach().exercise());
        root.put("of", report.origin().word());
        root.put("last", report.last());
        root.put("workers", report.workers());
        root.put("right", facts.end() == RunFacts.End.DONE);
        root.put("elapsedNanos", facts.elapsedNanos());
        ArrayNode methods = root.putArray("methods");
        for (ProfileFacts.Method method : facts.methods()) {
            ObjectNode one = methods.addObject();
            one.put("method", Safe.line(method.name()));
            one.put("descriptor", Safe.line(method.descriptor()));
            one.put("calls", method.calls());
            one.put("totalNanos", method.totalNanos());
            one.put("longestNanos", method.mostNanos());
        }
        root.put("threads", facts.threads());
        ArrayNode lanes = root.putArray("lanes");
        for (ProfileFacts.Lane lane : facts.lanes()) {
            ObjectNode one = lanes.addObject();
            one.put("thread", Safe.line(lane.name()));
            one.put("id", lane.id());
            one.put("beginNanos", lane.begin());
            one.put("endNanos", lane.end());
            ArrayNode waits = one.putArray("waits");
            for (ProfileFacts.Wait wait : lane.waits()) {
                waits.addObject().put("beginNanos", wait.begin()).put("endNanos", wait.end());
            }
        }
        root.put("recording", report.recording().getFileName().toString());
        return JSON.writeValueAsString(root) + "\n";
    }
}
