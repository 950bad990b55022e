package io.github.primeskata.result;

import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.grade.Verdict;
import io.github.primeskata.result.Entry.CheckLine;
import io.github.primeskata.result.Entry.Rejection;
import io.github.primeskata.result.Entry.State;
import io.github.primeskata.text.FormatWords;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.filter.FilteringParserDelegate;
import tools.jackson.core.filter.TokenFilter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a result file, whoever wrote it: nothing in it is believed but numbers within limits, words that the grader
 * has, and text that is cut and freed of control characters. Keys that are not known are passed over.
 */
public final class ResultReader {

    /** The newest version of the schema that is understood. */
    public static final int VERSION = 1;

    private static final int MOST_EXERCISES = 200;
    private static final int MOST_CHECKS = 500;
    private static final int MOST_POINTS = 100_000;
    private static final int LINE = 500;
    private static final int TEXT = 8000;
    private static final long DAY = 24 * 60 * 60 * 1000L;

    private static final List<String> STATES =
            Arrays.stream(State.values()).map(State::name).toList();
    private static final List<String> VERDICTS = Verdict.words();
    private static final Pattern HARMFUL =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\x{FFFE}\\x{FFFF}&&[^\n]]");

    // Whether anything follows is asked below: a filter may pass over it.
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** All but who did the work, which is half of a file and is not asked for here. */
    private static final class Wanted extends TokenFilter {

        @Override
        public TokenFilter includeProperty(String name) {
            return switch (name) {
                case "exercises" -> this;
                case "lanes" -> null;
                default -> INCLUDE_ALL;
            };
        }
    }

    private ResultReader() {}

    /**
     * What the text says.
     *
     * @throws ResultException if it is not JSON, not a result, or of a newer version
     */
    public static ResultFile read(String text) throws ResultException {
        JsonNode root = tree(text);
        JsonNode version = root.path("schemaVersion");
        if (!root.isObject() || !version.isIntegralNumber()) {
            throw new ResultException(FormatWords.noResult());
        }
        if (!version.canConvertToInt() || version.asInt() > VERSION || version.asInt() < 1) {
            throw new ResultException(FormatWords.otherVersion(VERSION));
        }
        JsonNode exercises = array(root, "exercises", MOST_EXERCISES);
        List<Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode exercise : exercises) {
            Entry entry = entry(exercise, root.at("/measured/elapsedMillis"));
            if (!names.add(entry.name())) {
                throw new ResultException(FormatWords.badField("exercises"));
            }
            entries.add(entry);
        }
        return new ResultFile(
                line(root, "grader"),
                line(root.path("environment"), "jdk"),
                instant(root.path("measured").path("finished")),
                entries);
    }

    private static JsonNode tree(String text) throws ResultException {
        try (JsonParser all = JSON.createParser(text)) {
            JsonNode root = JSON.readTree(
                    new FilteringParserDelegate(all, new Wanted(), TokenFilter.Inclusion.INCLUDE_ALL_AND_PATH, true));
            if (root != null && all.nextToken() == null) {
                return root;
            }
        } catch (JacksonException e) {
            // Its message may quote the text.
        }
        throw new ResultException(FormatWords.noJson());
    }

    private static Entry entry(JsonNode node, JsonNode millis) throws ResultException {
        String name = string(node, "name");
        if (!Catalog.NAME.matcher(name).matches() || name.length() > LINE) {
            throw new ResultException(FormatWords.badField("name"));
        }
        String verdict = string(node, "verdict");
        if (!VERDICTS.contains(verdict)) {
            throw new ResultException(FormatWords.badField("verdict"));
        }
        int max = number(node, "max", MOST_POINTS);
        JsonNode elapsed = millis.path(name);
        boolean known = elapsed.isIntegralNumber() && elapsed.canConvertToLong();
        List<CheckLine> checks = new ArrayList<>();
        for (JsonNode check : array(node, "checks", MOST_CHECKS)) {
            checks.add(check(check));
        }
        List<String> warnings = new ArrayList<>();
        for (JsonNode warning : array(node, "warnings", MOST_CHECKS)) {
            warnings.add(clean(warning.asString(""), LINE).replace('\n', ' '));
        }
        return new Entry(
                name,
                line(node, "title"),
                verdict,
                line(node, "verdictDetail"),
                number(node, "points", max),
                max,
                node.path("failure").isObject() ? Optional.of(rejection(node.path("failure"))) : Optional.empty(),
                checks,
                warnings,
                known ? Math.max(0, Math.min(DAY, elapsed.asLong())) : 0);
    }

    private static CheckLine check(JsonNode node) throws ResultException {
        String state = string(node, "state");
        if (!STATES.contains(state)) {
            throw new ResultException(FormatWords.badField("state"));
        }
        int max = number(node, "max", MOST_POINTS);
        return new CheckLine(
                line(node, "name"),
                line(node, "group"),
                line(node, "clause"),
                State.valueOf(state),
                number(node, "points", max),
                max,
                clean(string(node, "reason"), TEXT));
    }

    private static Rejection rejection(JsonNode node) throws ResultException {
        return new Rejection(
                line(node, "check"),
                line(node, "clause"),
                line(node, "observed"),
                line(node, "expected"),
                Place.of(string(node, "location")),
                clean(string(node, "detail"), TEXT),
                line(node, "replay"));
    }

    private static JsonNode array(JsonNode node, String field, int most) throws ResultException {
        JsonNode array = node.path(field);
        if (!array.isArray() || array.size() > most) {
            throw new ResultException(FormatWords.badField(field));
        }
        return array;
    }

    private static int number(JsonNode node, String field, int most) throws ResultException {
        JsonNode number = node.path(field);
        if (!number.isIntegralNumber() || !number.canConvertToInt() || number.asInt() < 0 || number.asInt() > most) {
            throw new ResultException(FormatWords.badField(field));
        }
        return number.asInt();
    }

    private static String string(JsonNode node, String field) throws ResultException {
        if (!node.path(field).isString()) {
            throw new ResultException(FormatWords.badField(field));
        }
        return node.path(field).asString();
    }

    private static String line(JsonNode node, String field) throws ResultException {
        return clean(string(node, field), LINE).replace('\n', ' ');
    }

    private static Instant instant(JsonNode node) throws ResultException {
        try {
            Instant read = Instant.parse(node.asString(""));
            // A year of more than four digits is no date for most readers.
            if (read.isAfter(Instant.EPOCH) && read.isBefore(Instant.parse("9999-01-01T00:00:00Z"))) {
                return read;
            }
        } catch (DateTimeException e) {
            // As below.
        }
        throw new ResultException(FormatWords.badField("finished"));
    }

    /** Without control characters other than line feeds, without what XML does not allow, and not too long. */
    private static String clean(String text, int most) {
        String cut = text.length() > most ? text.substring(0, most) + " …" : text;
        // Most texts are ASCII, and there are a hundred thousand of them in a full room.
        return cut.chars().allMatch(sign -> sign >= ' ' && sign < 0x7f || sign == '\n')
                ? cut
                : HARMFUL.matcher(cut).replaceAll("?");
    }
}
