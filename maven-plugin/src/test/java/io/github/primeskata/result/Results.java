package io.github.primeskata.result;

import io.github.primeskata.report.JsonReport;
import io.github.primeskata.report.Runs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Result files as they may come, also from people who mean no good. */
public final class Results {

    /** Tries each format at once: HTML, XML, Markdown, commands, formulas, quotes, characters that are not allowed. */
    public static final String NASTY = "=cmd|' /C calc'!A1 </td></code><script>alert(1)</script> ]]> &amp; \"quoted\", "
            + "`code` **bold** [link](http://x.example) @somebody www.x.example {0} %0A %SRCROOT%\n::error file=a::b\n"
            + "##[error]c\n| cell | \u0000\u0008\u001b[31m\uFFFE\uFFFF\uD800\u202E\u2028 end";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Results() {}

    /** The text of the file of a run of {@link Runs}. */
    public static String text(String run) {
        return JsonReport.of(Runs.all().get(run));
    }

    /** What that file says. */
    public static ResultFile result(String run) {
        return read(text(run));
    }

    /** What this text says. */
    public static ResultFile read(String text) {
        try {
            return ResultReader.read(text);
        } catch (ResultException e) {
            throw new AssertionError(e);
        }
    }

    /** A file in which each text that is free is nasty, the place of its failure excepted. */
    public static ResultFile nasty() {
        ObjectNode root = (ObjectNode) JSON.readTree(text("failure"));
        spoil(root);
        ObjectNode exercise = (ObjectNode) root.path("exercises").path(0);
        ((ObjectNode) exercise.path("failure")).put("location", "Größe_$1.java:31");
        ((ArrayNode) exercise.path("warnings")).add("ThreadsRunner.java:7 " + NASTY);
        return read(JSON.writeValueAsString(root));
    }

    private static void spoil(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String name : object.propertyNames().toArray(new String[0])) {
                JsonNode value = object.path(name);
                boolean free = !java.util.Set.of("name", "verdict", "state", "finished", "aspect")
                                .contains(name)
                        || (name.equals("name") && object.has("reason"));
                if (value.isString() && free) {
                    object.put(name, NASTY);
                } else {
                    spoil(value);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.path(i).isString()) {
                    array.set(i, JSON.getNodeFactory().stringNode(NASTY));
                } else {
                    spoil(array.path(i));
                }
            }
        }
    }
}
